package io.xendomain.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process of this machine has taken so far: proc(5).
 *
 * @param residentMib memory that it holds in RAM
 * @param cpuSeconds that it has used
 */
record Usage(double residentMib, double cpuSeconds) {
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");
    private static final double KIB_OF_MIB = 1024;
    private static final double TICKS_OF_SECOND = 100;
    /** Of the fields behind the name, the first of which is the state. */
    private static final int USER_TIME = 11;

    static Usage of(long pid) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        Matcher resident = RESIDENT.matcher(Files.readString(process.resolve("status")));
        if (!resident.find()) {
            throw new IllegalStateException("process " + pid + " has no memory");
        }
        String stat = Files.readString(process.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1]);
        return new Usage(Long.parseLong(resident.group(1)) / KIB_OF_MIB, ticks / TICKS_OF_SECOND);
    }
}
