package io.xendomain.agent.supervise;

import java.time.Duration;

/**
 * How often to look at the domains of the host.
 *
 * @param poll while nobody tells when something happens
 * @param full how often to look at everything that running domains have, whatever was told
 */
public record Pace(Duration poll, Duration full) {
    /** While a domain is on its way from one state to another, and nobody tells. */
    private static final Duration CLOSE = Duration.ofMillis(200);

    /** The same while somebody does: some steps on the way are told to nobody. */
    private static final Duration WATCHFUL = Duration.ofSeconds(1);

    /** How long to wait for the next look at most. */
    Duration next(boolean underWay, boolean told) {
        if (underWay) {
            return told ? WATCHFUL : CLOSE;
        }
        return told ? full : poll;
    }
}
