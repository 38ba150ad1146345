package io.xendomain.operator.observe;

import io.xendomain.api.Reason;
import io.xendomain.protocol.HostReport;
import java.util.Optional;

/** Whether a host can be asked. */
public sealed interface Contact {

    /** Too early to say: nobody has tried, or the first try is under way. */
    record Pending() implements Contact {}

    /** The agent's stream is open. */
    record Up(HostReport report) implements Contact {}

    /**
     * It was tried and did not work; it is being tried again.
     *
     * @param reason for conditions
     * @param why for people
     * @param last what the host said of itself when it could be asked
     */
    record Down(Reason reason, String why, Optional<HostReport> last) implements Contact {}

    /** What the host says, or said last, of itself. */
    default Optional<HostReport> host() {
        return switch (this) {
            case Pending pending -> Optional.empty();
            case Up(HostReport report) -> Optional.of(report);
            case Down down -> down.last();
        };
    }
}
