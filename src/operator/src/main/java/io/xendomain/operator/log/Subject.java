package io.xendomain.operator.log;

import io.xendomain.api.Annotations;
import io.xendomain.api.XenDomain;
import io.xendomain.protocol.Owner;
import io.xendomain.protocol.Trace;
import org.slf4j.MDC;

/** What the lines of this thread's log are about, until it is closed. */
public final class Subject implements AutoCloseable {
    private static final String NAMESPACE = "namespace";
    private static final String NAME = "name";
    private static final String HOST = "host";
    private static final String TRACE = "traceId";

    private Subject() {}

    /** A host, and no object on it. */
    public static Subject of(String host) {
        MDC.put(HOST, host);
        return new Subject();
    }

    /** An object, and the edit from which everything here follows. */
    public static Subject of(String host, Owner owner, Trace trace) {
        MDC.put(HOST, host);
        MDC.put(NAMESPACE, owner.namespace());
        MDC.put(NAME, owner.name());
        MDC.put(TRACE, trace.id());
        return new Subject();
    }

    /** An object as it is now; once it is being deleted, its deletion is its last edit. */
    public static Subject of(XenDomain domain) {
        var meta = domain.getMetadata();
        String restart = meta.getDeletionTimestamp() == null && meta.getAnnotations() != null
                ? meta.getAnnotations().get(Annotations.RESTART_REQUESTED_AT)
                : null;
        return of(
                domain.getSpec().host(),
                new Owner(meta.getNamespace(), meta.getName(), meta.getUid()),
                Trace.of(meta.getUid(), meta.getGeneration(), restart));
    }

    @Override
    public void close() {
        MDC.remove(HOST);
        MDC.remove(NAMESPACE);
        MDC.remove(NAME);
        MDC.remove(TRACE);
    }
}
