package io.xendomain.agent.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.xendomain.agent.toolstack.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/**
 * How a running domain differs from what its .cfg would give. Pure.
 *
 * @param values keys with one value
 * @param devices items of lists
 */
public record Comparison(List<Difference> values, List<DeviceDifference> devices) {

    /**
     * A device that is only here, only there, or not the same.
     *
     * @param running null when the running domain does not have it
     * @param configured null when the .cfg does not have it
     */
    record DeviceDifference(Device running, Device configured) {
        Difference shown() {
            return new Difference(
                    either().slot(),
                    running == null ? null : running.shown(),
                    configured == null ? null : configured.shown());
        }

        String key() {
            return either().key();
        }

        private Device either() {
            return running == null ? configured : running;
        }
    }

    /**
     * @param running as the toolstack describes the domain
     * @param configured as it describes what the .cfg would give
     */
    public static Comparison of(JsonNode running, JsonNode configured) {
        return new Comparison(values(running, configured), devices(running, configured));
    }

    /** All of them, for people. */
    public List<Difference> all() {
        List<Difference> all = new ArrayList<>(values);
        devices.forEach(device -> all.add(device.shown()));
        return all;
    }

    private static List<Difference> values(JsonNode running, JsonNode configured) {
        SequencedMap<String, Values> there = Values.of(running);
        SequencedMap<String, Values> wanted = Values.of(configured);
        TreeSet<String> slots = new TreeSet<>(there.keySet());
        slots.addAll(wanted.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String slot : slots) {
            Values has = there.get(slot);
            Values wants = wanted.get(slot);
            boolean same = has == null || wants == null
                    ? wants == null && LibxlNames.isFilledIn(has.member(), has.text())
                    : has.text().equals(wants.text());
            if (!same) {
                differences.add(
                        new Difference(slot, has == null ? null : has.text(), wants == null ? null : wants.text()));
            }
        }
        return differences;
    }

    private static List<DeviceDifference> devices(JsonNode running, JsonNode configured) {
        List<Device> there = new ArrayList<>(Device.of(running));
        List<DeviceDifference> differences = new ArrayList<>();
        for (Device wanted : Device.of(configured)) {
            Optional<Device> match = match(wanted, there);
            match.ifPresent(there::remove);
            if (match.isEmpty() || !wanted.isMetBy(match.get())) {
                differences.add(new DeviceDifference(match.orElse(null), wanted));
            }
        }
        there.forEach(device -> differences.add(new DeviceDifference(device, null)));
        return differences;
    }

    /** By what tells it from others; one that was given no such thing is whichever serves. */
    private static Optional<Device> match(Device wanted, List<Device> there) {
        List<Device> kind = there.stream()
                .filter(device -> device.key().equals(wanted.key()))
                .toList();
        Optional<Device> same =
                kind.stream().filter(device -> device.id().equals(wanted.id())).findFirst();
        return same.isPresent() || !wanted.id().equals(Integer.toString(wanted.index()))
                ? same
                : kind.stream().filter(wanted::isMetBy).findFirst();
    }
}
