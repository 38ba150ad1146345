package io.xendomain.operator.pki;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** The operator's own certificate: made in memory, never stored, made anew when two thirds of its life are over. */
public final class OperatorIdentity implements Supplier<Credential> {
    private final Authority authority;
    private final InstantSource clock;
    private Credential current;

    public OperatorIdentity(Authority authority, InstantSource clock) {
        this.authority = authority;
        this.clock = clock;
        this.current = authority.operator(clock.instant());
    }

    @Override
    public synchronized Credential get() {
        if (isDue(current.certificate(), clock.instant())) {
            current = authority.operator(clock.instant());
        }
        return current;
    }

    /** Whether less than a third of a certificate's life is left. */
    static boolean isDue(X509Certificate certificate, Instant now) {
        Instant end = certificate.getNotAfter().toInstant();
        Duration life = Duration.between(certificate.getNotBefore().toInstant(), end);
        return now.isAfter(end.minus(life.dividedBy(3)));
    }
}
