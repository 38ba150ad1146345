package io.xendomain.agent.toolstack;

import io.xendomain.agent.capacity.FreeMemory;
import io.xendomain.protocol.CpuPool;
import io.xendomain.protocol.ToolstackKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code xl info}: lines of {@code key : value}, some values empty. */
final class XlInfo {

    /**
     * By this xl tells whether dom0 keeps its memory or gives it to new domains (autoballoon = "auto" in xl.conf, the
     * default).
     */
    private static final Pattern FIXED_DOM0 = Pattern.compile("(^|\\s)dom0_mem=");

    private XlInfo() {}

    /** @param pools what {@code xl cpupool-list} has */
    static HostFacts parse(String info, List<CpuPool> pools) throws ToolstackException {
        Map<String, String> values = values(info);
        String scheduler = values.getOrDefault("xen_scheduler", "");
        return new HostFacts(
                text(values, "xen_version"),
                ToolstackKind.Real,
                Math.toIntExact(number(values, "nr_cpus")),
                number(values, "total_memory"),
                capabilities(values.getOrDefault("virt_caps", ""), values.getOrDefault("xen_caps", "")),
                scheduler.isEmpty() ? null : scheduler,
                values.containsKey("nr_nodes") ? Math.toIntExact(number(values, "nr_nodes")) : 0,
                pools);
    }

    static FreeMemory memory(String info) throws ToolstackException {
        Map<String, String> values = values(info);
        boolean fixed =
                FIXED_DOM0.matcher(values.getOrDefault("xen_commandline", "")).find();
        return new FreeMemory(number(values, "free_memory"), !fixed);
    }

    private static Map<String, String> values(String info) {
        Map<String, String> values = new HashMap<>();
        info.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                values.putIfAbsent(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        });
        return values;
    }

    /** Before 4.12 {@code virt_caps} did not name pv; there {@code xen_caps} tells. */
    private static List<String> capabilities(String virtCaps, String xenCaps) {
        Set<String> caps = Set.copyOf(List.of(virtCaps.split("\\s+")));
        List<String> found = new ArrayList<>();
        if (caps.contains("pv") || xenCaps.contains("xen-3.0-")) {
            found.add("pv");
        }
        if (caps.contains("hvm")) {
            found.add("pvh");
            found.add("hvm");
        }
        if (caps.contains("hap")) {
            found.add("hap");
        }
        return List.copyOf(found);
    }

    private static String text(Map<String, String> values, String key) throws ToolstackException {
        String value = values.getOrDefault(key, "");
        if (value.isEmpty()) {
            throw new ToolstackException("xl info names no " + key);
        }
        return value;
    }

    private static long number(Map<String, String> values, String key) throws ToolstackException {
        String value = text(values, key);
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new ToolstackException("xl info has no number as " + key + ": " + value, e);
        }
    }
}
