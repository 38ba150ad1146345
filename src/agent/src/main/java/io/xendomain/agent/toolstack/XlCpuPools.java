package io.xendomain.agent.toolstack;

import io.xendomain.protocol.CpuPool;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the table of {@code xl cpupool-list}, rows from the right: the name of a pool may hold blanks. */
final class XlCpuPools {
    /** Name, CPUs, Sched, Active, Domain count. */
    private static final Pattern ROW = Pattern.compile("(.*?)\\s+(\\d+)\\s+(\\S+)\\s+[yn]\\s+\\d+\\s*");

    private XlCpuPools() {}

    /**
     * Every pool in the table.
     *
     * @throws ToolstackException if a row cannot be read: a pool that is overlooked would be said not to be there
     */
    static List<CpuPool> parse(String table) throws ToolstackException {
        List<String> lines = table.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty() || !lines.getFirst().startsWith("Name ")) {
            throw new ToolstackException("xl cpupool-list printed no table");
        }
        List<CpuPool> pools = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            Matcher row = ROW.matcher(line);
            if (!row.matches()) {
                throw new ToolstackException("xl cpupool-list printed a row that cannot be read: " + line);
            }
            pools.add(new CpuPool(row.group(1), row.group(3)));
        }
        return List.copyOf(pools);
    }
}
