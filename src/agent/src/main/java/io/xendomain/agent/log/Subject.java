package io.xendomain.agent.log;

import io.xendomain.agent.domain.DomainRecord;
import io.xendomain.protocol.Owner;
import io.xendomain.protocol.Trace;
import java.util.Optional;
import org.jboss.logging.MDC;

/** What the lines of this thread's log are about, until it is closed. */
public final class Subject implements AutoCloseable {
    private static final String NAMESPACE = "namespace";
    private static final String NAME = "name";
    private static final String TRACE = "traceId";

    private Subject() {}

    /**
     * What somebody asks for.
     *
     * @param owner the object as he has it, which nobody has looked at yet: it may lack anything
     * @param trace what his request says that it belongs to
     */
    public static Subject of(Owner owner, Optional<Trace> trace) {
        if (owner != null && owner.namespace() != null && owner.name() != null) {
            MDC.put(NAMESPACE, owner.namespace());
            MDC.put(NAME, owner.name());
        }
        trace.ifPresent(known -> MDC.put(TRACE, known.id()));
        return new Subject();
    }

    /** A domain, and the last edit that was taken of it: what is done now follows from that. */
    public static Subject of(DomainRecord record) {
        return of(
                record.desired().owner(),
                Optional.of(record.removal() == null ? Trace.of(record.desired()) : Trace.of(record.removal())));
    }

    @Override
    public void close() {
        MDC.remove(NAMESPACE);
        MDC.remove(NAME);
        MDC.remove(TRACE);
    }
}
