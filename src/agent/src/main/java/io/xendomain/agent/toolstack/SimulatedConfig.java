package io.xendomain.agent.toolstack;

import com.fasterxml.jackson.databind.JsonNode;
import io.xendomain.agent.json.Json;
import io.xendomain.agent.text.ConfigText;
import io.xendomain.xlcfg.syntax.CfgPrinter;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What a simulated domain has: the keys of its .cfg, each with its value as text. */
final class SimulatedConfig {
    private SimulatedConfig() {}

    static Map<String, String> read(Path config) throws ToolstackException {
        try {
            Map<String, String> values = new TreeMap<>();
            ConfigText.values(Files.readString(config)).forEach((key, value) -> values.put(key, text(value)));
            return values;
        } catch (IOException e) {
            throw new ToolstackException("Failed to read config file: " + config + ": " + e.getMessage(), e);
        }
    }

    /** As xl: what is no number is not there. */
    static long number(Map<String, String> values, String key, long fallback) {
        try {
            return values.containsKey(key) ? Long.decode(values.get(key)) : fallback;
        } catch (NumberFormatException e) {
            return fallback;
        }
    }

    /** In the form in which the toolstack describes domains: one member for each key. */
    static JsonNode describe(Map<String, String> values) {
        return Json.MAPPER.valueToTree(values);
    }

    private static String text(CfgValue value) {
        String scalar = ConfigText.scalar(value);
        if (scalar != null) {
            return scalar;
        }
        return CfgPrinter.isPrintable(value) ? CfgPrinter.print(value) : value.toString();
    }
}
