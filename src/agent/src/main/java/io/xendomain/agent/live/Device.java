package io.xendomain.agent.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A device in a description of a domain.
 *
 * @param key {@code disk}, {@code vif}, ...
 * @param index its place in the list, and so in the list of the .cfg
 * @param json its parameters
 */
record Device(String key, int index, JsonNode json) {

    static List<Device> of(JsonNode config) {
        List<Device> devices = new ArrayList<>();
        config.properties().forEach(member -> {
            String key = LibxlNames.device(member.getKey());
            for (int i = 0; key != null && i < member.getValue().size(); i++) {
                devices.add(new Device(key, i, member.getValue().get(i)));
            }
        });
        return devices;
    }

    /** What tells it from others of its kind, also in another description: a place only where it has nothing better. */
    String id() {
        String id =
                switch (key) {
                    case "disk" -> text("vdev");
                    case "vif" -> text("mac");
                    case "vtpm" -> text("uuid");
                    case "pci" ->
                        json.has("bus")
                                ? "%04x:%02x:%02x.%d"
                                        .formatted(
                                                json.path("domain").intValue(),
                                                json.path("bus").intValue(),
                                                json.path("dev").intValue(),
                                                json.path("func").intValue())
                                : null;
                    case "usbdev" ->
                        json.path("type.hostdev").has("hostbus")
                                ? json.path("type.hostdev").path("hostbus").asText() + "."
                                        + json.path("type.hostdev")
                                                .path("hostaddr")
                                                .asText()
                                : null;
                    case "dtdev" -> json.asText();
                    default -> null;
                };
        return id == null ? Integer.toString(index) : id;
    }

    String slot() {
        return key + "[" + id() + "]";
    }

    /** The number by which xl commands know it, once it is attached. */
    String devid() {
        return json.path("devid").asText(Integer.toString(index));
    }

    String text(String parameter) {
        return json.hasNonNull(parameter) ? json.get(parameter).asText() : null;
    }

    /** Whether a running device is what this one of a .cfg asks for: all of it, and nothing that was not filled in. */
    boolean isMetBy(Device running) {
        if (!json.isObject() || !running.json.isObject()) {
            return json.equals(running.json);
        }
        return json.properties().stream()
                        .allMatch(parameter -> !LibxlNames.isValue(parameter.getKey())
                                || same(parameter.getKey(), parameter.getValue(), running.json.get(parameter.getKey())))
                && running.json.properties().stream()
                        .allMatch(parameter -> !LibxlNames.isValue(parameter.getKey())
                                || json.has(parameter.getKey())
                                || LibxlNames.isFilledIn(
                                        parameter.getKey(), Values.text(parameter.getKey(), parameter.getValue())));
    }

    private static boolean same(String name, JsonNode one, JsonNode other) {
        return other != null && Values.text(name, one).equals(Values.text(name, other));
    }

    /** For people: the parameters with their names in libxl. */
    String shown() {
        if (!json.isObject()) {
            return json.asText();
        }
        return json.properties().stream()
                .filter(parameter -> LibxlNames.isValue(parameter.getKey()))
                .map(parameter -> parameter.getKey() + "=" + Values.text(parameter.getKey(), parameter.getValue()))
                .collect(Collectors.joining(","));
    }
}
