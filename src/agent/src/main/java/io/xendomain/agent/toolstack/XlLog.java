package io.xendomain.agent.toolstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** What the xl that stays with a domain wrote of its end: {@code /var/log/xen/xl-NAME.log}. */
final class XlLog {
    private static final Logger LOG = Logger.getLogger(XlLog.class);
    private static final Pattern SHUT_DOWN = Pattern.compile("Domain (\\d+) has shut down, reason code (\\d+)\\b.*");

    private XlLog() {}

    /** Why that domain last shut down. Guests write nothing into this file. */
    static Optional<ShutdownReason> lastStop(Path log, int domid) {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .map(SHUT_DOWN::matcher)
                    .filter(Matcher::matches)
                    .filter(line -> line.group(1).equals(Integer.toString(domid)))
                    .map(line -> ShutdownReason.of(Integer.parseInt(line.group(2))))
                    .reduce((earlier, later) -> later);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warnf("cannot read %s: %s", log, e.getMessage());
            return Optional.empty();
        }
    }
}
