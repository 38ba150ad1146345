package io.xendomain.protocol;

import java.time.Instant;

/**
 * How often the agent started a domain again that had ended by itself.
 *
 * @param count starts in a row; counted anew when the guest had lived for a while, or was halted or restarted on purpose
 * @param lastEnding how it ended last, in words; null when it never did
 * @param nextAt when it will be started again; null when that is not planned
 */
public record Restarts(int count, String lastEnding, Instant nextAt) {
    public static final Restarts NONE = new Restarts(0, null, null);
}
