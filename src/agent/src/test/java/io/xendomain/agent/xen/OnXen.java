package io.xendomain.agent.xen;

import io.xendomain.agent.Pushes;
import io.xendomain.protocol.DeletionPolicy;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import org.awaitility.Awaitility;

/** Something that is tried on a real Xen, of whatever version; many share one boot, so each leaves nothing behind. */
interface OnXen {
    RealHost host();

    /** Pushes it and waits until it runs. */
    default DomainReport running(Pushes push) {
        host().operator().push(push.desired());
        return host().awaitState(push.uuid(), DomainState.Running);
    }

    /** What Xen itself has, of whoever's domain. */
    default String xl(String words) {
        return host().lab().demand("xl " + words);
    }

    /** Lets go of it, at whatever generation it is, and waits until it is gone. */
    default void letGo(Pushes push) {
        host().operator().remove(push.uuid(), push.removal(DeletionPolicy.Destroy));
        Awaitility.await().atMost(RealHost.PATIENCE).until(() -> host().operator().domains().stream()
                .noneMatch(report -> report.uuid().equals(push.uuid())));
    }
}
