package io.xendomain.agent.metrics;

import io.xendomain.protocol.metrics.AgentMetrics;
import io.xendomain.protocol.metrics.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the agent itself takes from dom0. */
final class OwnProcess {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");
    private static final int KIB = 1024;
    private static final double MILLIS = 1e3;

    private OwnProcess() {}

    static Stream<Sample> samples() {
        ProcessHandle.Info info = ProcessHandle.current().info();
        return Stream.of(
                        info.startInstant().stream()
                                .map(start -> Sample.of(AgentMetrics.START, start.toEpochMilli() / MILLIS)),
                        info.totalCpuDuration().stream()
                                .map(used -> Sample.of(AgentMetrics.CPU, used.toMillis() / MILLIS)),
                        resident())
                .flatMap(samples -> samples);
    }

    private static Stream<Sample> resident() {
        try {
            Matcher found = RESIDENT.matcher(Files.readString(STATUS));
            return found.find()
                    ? Stream.of(Sample.of(AgentMetrics.RESIDENT, KIB * Long.parseLong(found.group(1))))
                    : Stream.of();
        } catch (IOException e) {
            return Stream.of();
        }
    }
}
