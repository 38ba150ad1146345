package io.xendomain.agent.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.xendomain.agent.text.ConfigText;
import io.xendomain.agent.toolstack.Difference;
import io.xendomain.agent.toolstack.LiveStep;
import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which xl commands bring a running domain closer to its .cfg, in an order in which each of them can succeed. Pure: made
 * anew from what there is before each step, so that a plan that was interrupted goes on where it was.
 */
public final class LivePlan {
    /** What goes away goes before what comes; a controller comes before its devices and goes after them. */
    private static final List<String> DEVICE_ORDER =
            List.of("usbdev", "usbctrl", "disk", "vif", "pci", "vtpm", "vkb", "vdispl", "vsnd");

    private static final List<String> WEIGHTS = List.of("cpu_weight", "cap", "period", "budget", "extratime");
    private static final Map<String, String> DEFAULT_WEIGHTS = Map.of("cpu_weight", "256", "cap", "0");

    private final Comparison comparison;
    private final JsonNode running;
    private final Map<String, CfgValue> text;
    private final List<LiveStep> steps = new ArrayList<>();

    private LivePlan(Comparison comparison, JsonNode running, String config) {
        this.comparison = comparison;
        this.running = running;
        this.text = ConfigText.values(config);
    }

    /**
     * @param comparison of {@code running} with what the .cfg would give
     * @param config text of the .cfg
     */
    public static List<LiveStep> of(Comparison comparison, JsonNode running, String config) {
        return new LivePlan(comparison, running, config).make();
    }

    private List<LiveStep> make() {
        value("name").ifPresent(change -> step("rename", change, change.configured()));
        value("pool").filter(LivePlan::isSet).ifPresent(change -> step("cpupool-migrate", change, change.configured()));
        memory();
        value("vcpus").filter(LivePlan::isSet).ifPresent(change -> step("vcpu-set", change, change.configured()));
        pinning();
        weights();
        DEVICE_ORDER.forEach(key -> devices(key).forEach(this::detach));
        DEVICE_ORDER.reversed().forEach(key -> devices(key).forEach(this::attach));
        return List.copyOf(steps);
    }

    /** The limit grows before the memory does, and shrinks after it. */
    private void memory() {
        Optional<Difference> memory = value("memory").filter(LivePlan::isSet);
        Optional<Difference> limit = value("maxmem").filter(LivePlan::isSet);
        // always with the unit: without one, what the number means differs between releases
        Runnable setMemory = () -> memory.ifPresent(change -> step("mem-set", change, change.configured() + "m"));
        Runnable setLimit = () -> limit.ifPresent(change -> step("mem-max", change, change.configured() + "m"));
        boolean grows = limit.filter(change -> number(change.configured()) > number(change.running()))
                .isPresent();
        (grows ? setLimit : setMemory).run();
        (grows ? setMemory : setLimit).run();
    }

    private void pinning() {
        values("cpus").forEach(change -> pin(change, List.of(orAll(change.configured()))));
        values("cpus_soft").forEach(change -> pin(change, List.of("-", orAll(change.configured()))));
    }

    private void pin(Difference change, List<String> lists) {
        String vcpu =
                change.slot().substring(change.key().length() + 1, change.slot().length() - 1);
        List<String> words = new ArrayList<>(List.of(vcpu));
        words.addAll(lists);
        steps.add(LiveStep.of("vcpu-pin", words, change));
    }

    private static String orAll(String cpus) {
        return cpus == null ? "all" : cpus;
    }

    /** One command sets what its scheduler has. */
    private void weights() {
        List<Difference> changes = WEIGHTS.stream()
                .map(this::value)
                .flatMap(Optional::stream)
                .filter(change -> isSet(change) || DEFAULT_WEIGHTS.containsKey(change.key()))
                .toList();
        String scheduler =
                running.path("b_info").path("sched_params").path("sched").asText("credit2");
        if (changes.isEmpty()) {
            return;
        }
        List<String> words = new ArrayList<>(List.of("-d", LiveStep.DOMID));
        for (Difference change : changes) {
            words.add("-" + change.key().replace("cpu_", "").charAt(0));
            words.add(isSet(change) ? change.configured() : DEFAULT_WEIGHTS.get(change.key()));
        }
        steps.add(new LiveStep("sched-" + scheduler, words, changes));
    }

    // ---- devices

    private List<Comparison.DeviceDifference> devices(String key) {
        return comparison.devices().stream()
                .filter(change -> change.key().equals(key))
                .filter(LivePlan::isHotplugged)
                .toList();
    }

    /** The emulated devices of an HVM guest are wired to it; only a medium can be changed. */
    private static boolean isHotplugged(Comparison.DeviceDifference change) {
        return Stream.of(change.running(), change.configured())
                .filter(device -> device != null && device.key().equals("disk"))
                .allMatch(device ->
                        device.text("vdev") == null || !device.text("vdev").matches("[hs]d.*") || isMedium(change));
    }

    private static boolean isMedium(Comparison.DeviceDifference change) {
        return change.running() != null
                && change.configured() != null
                && "1".equals(change.running().text("is_cdrom"))
                && "1".equals(change.configured().text("is_cdrom"));
    }

    private void detach(Comparison.DeviceDifference change) {
        Device device = change.running();
        if (device == null || isMedium(change)) {
            return;
        }
        Difference shown = change.shown();
        switch (device.key()) {
            case "disk" -> step("block-detach", shown, device.text("vdev"));
            case "vif" -> step("network-detach", shown, device.devid());
            case "pci" -> step("pci-detach", shown, device.id());
            case "usbdev" -> step("usbdev-detach", shown, device.text("ctrl"), device.text("port"));
            default -> step(device.key() + "-detach", shown, device.devid());
        }
    }

    private void attach(Comparison.DeviceDifference change) {
        Device device = change.configured();
        if (device == null) {
            return;
        }
        Difference shown = change.shown();
        Optional<String> spec = spec(device);
        if (isMedium(change)) {
            String target = device.text("pdev_path");
            if (target == null || target.isEmpty()) {
                step("cd-eject", shown, device.text("vdev"));
            } else {
                step("cd-insert", shown, device.text("vdev"), target);
            }
        } else if (spec.isPresent()) {
            switch (device.key()) {
                case "disk" -> step("block-attach", shown, spec.get());
                case "pci" -> step("pci-attach", shown, spec.get());
                case "vif" -> step("network-attach", shown, parameters(spec.get()));
                default -> step(device.key() + "-attach", shown, parameters(spec.get()));
            }
        }
    }

    /** The item of the .cfg, as it stands there. */
    private Optional<String> spec(Device device) {
        return text.get(device.key()) instanceof CfgValue.Items items
                        && device.index() < items.values().size()
                ? Optional.ofNullable(ConfigText.scalar(items.values().get(device.index())))
                : Optional.empty();
    }

    private static String[] parameters(String spec) {
        return Stream.of(spec.split(","))
                .map(String::stripLeading)
                .filter(parameter -> !parameter.isEmpty())
                .toArray(String[]::new);
    }

    // ---- small words

    private void step(String command, Difference makes, String... more) {
        steps.add(LiveStep.of(command, List.of(more), makes));
    }

    private Optional<Difference> value(String key) {
        return comparison.values().stream()
                .filter(change -> change.slot().equals(key))
                .filter(LivePlan::hasLiveCommand)
                .findFirst();
    }

    private List<Difference> values(String key) {
        return comparison.values().stream()
                .filter(change -> change.key().equals(key))
                .filter(LivePlan::hasLiveCommand)
                .toList();
    }

    private static boolean hasLiveCommand(Difference change) {
        return Keys.named(change.key()).stream().map(Key::liveCommand).anyMatch(command -> !command.isEmpty());
    }

    private static boolean isSet(Difference change) {
        return change.configured() != null;
    }

    private static long number(String mebibytes) {
        return mebibytes == null ? 0 : Long.parseLong(mebibytes.replaceAll("\\D.*", ""));
    }

    /** For the log. */
    public static String words(LiveStep step) {
        return Stream.concat(Stream.of("xl", step.command()), step.arguments().stream())
                .collect(Collectors.joining(" "));
    }
}
