package io.xendomain.agent.toolstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** What the xl that stays with a domain wrote of its end: {@code /var/log/xen/xl-NAME.log}. */
final class XlLog {
    private static final Logger LOG = Logger.getLogger(XlLog.class);
    private static final Pattern SHUT_DOWN = Pattern.compile("Domain (\\d+) has shut down, reason code (\\d+)\\b.*");

    private XlLog() {}

    /**
     * Why that domain last shut down. Guests write nothing into these files.
     *
     * @param folder of the logs, one for each name that a domain was started with
     * @param since when it was started: an older file is about another domain with that domid, of an earlier boot
     */
    static Optional<ShutdownReason> lastStop(Path folder, int domid, Instant since) {
        try (Stream<Path> logs = Files.list(folder)) {
            return logs.filter(log -> log.getFileName().toString().matches("xl-.*\\.log"))
                    .filter(log -> !changedAt(log).isBefore(since))
                    .sorted(Comparator.comparing(XlLog::changedAt).reversed())
                    .map(log -> read(log, domid))
                    .flatMap(Optional::stream)
                    .findFirst();
        } catch (IOException e) {
            LOG.warnf("cannot list %s: %s", folder, e.getMessage());
            return Optional.empty();
        }
    }

    private static Instant changedAt(Path log) {
        try {
            return Files.getLastModifiedTime(log).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH; // rotated away meanwhile
        }
    }

    private static Optional<ShutdownReason> read(Path log, int domid) {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .map(SHUT_DOWN::matcher)
                    .filter(Matcher::matches)
                    .filter(line -> line.group(1).equals(Integer.toString(domid)))
                    .map(line -> ShutdownReason.of(Integer.parseInt(line.group(2))))
                    .reduce((earlier, later) -> later);
        } catch (IOException e) {
            LOG.warnf("cannot read %s: %s", log, e.getMessage());
            return Optional.empty();
        }
    }
}
