package io.xendomain.operator.push;

import io.xendomain.protocol.DesiredDomain;
import io.xendomain.protocol.Owner;
import io.xendomain.protocol.Removal;
import io.xendomain.protocol.Trace;

/** Something to ask an agent for. */
public sealed interface Push {
    String uuid();

    Owner owner();

    /** The edit that it follows from. */
    Trace trace();

    /** The same for two requests that ask for the same. */
    PushKey key();

    /** To make a domain be as its object wants it. */
    record Keep(DesiredDomain desired) implements Push {
        @Override
        public String uuid() {
            return desired.uuid();
        }

        @Override
        public Owner owner() {
            return desired.owner();
        }

        @Override
        public Trace trace() {
            return Trace.of(desired);
        }

        @Override
        public PushKey key() {
            return new PushKey(
                    desired.owner().uid(),
                    desired.generation(),
                    desired.sha256(),
                    desired.restartRequestedAt(),
                    desired.adopt(),
                    null);
        }
    }

    /** To let go of a domain. */
    record Remove(String uuid, Removal removal) implements Push {
        @Override
        public Owner owner() {
            return removal.owner();
        }

        @Override
        public Trace trace() {
            return Trace.of(removal);
        }

        @Override
        public PushKey key() {
            return new PushKey(removal.owner().uid(), removal.generation(), null, null, false, removal.policy());
        }
    }
}
