package io.xendomain.operator;

import io.xendomain.api.XenDomain;
import io.xendomain.api.XenDomainStatus;
import io.xendomain.api.XenHost;
import io.xendomain.api.XenHostStatus;
import io.xendomain.operator.observe.HostView;
import io.xendomain.operator.observe.Observer;
import io.xendomain.operator.observe.Untouched;
import io.xendomain.operator.observe.Wakeups;
import io.xendomain.operator.report.StatusWriter;
import io.xendomain.operator.validate.Rivals;
import io.xendomain.protocol.Owner;
import java.util.Objects;
import java.util.function.Consumer;

/** Who is woken by what: hosts' news wake the objects they are about, a rival that goes or changes wakes the others. */
final class Alarm implements HostView.Listener {
    private final Wakeups<XenDomain> domains;
    private final Wakeups<XenHost> hosts;
    private Observer observer;
    private Rivals rivals;

    /**
     * @param domainGone takes a XenDomain that was deleted
     * @param hostGone takes the name of a XenHost that was deleted
     */
    Alarm(
            StatusWriter<XenDomainStatus> domainWriter,
            StatusWriter<XenHostStatus> hostWriter,
            Untouched untouched,
            Consumer<XenDomain> domainGone,
            Consumer<String> hostGone) {
        this.domains = new Wakeups<>(
                "hosts' reports and rivals",
                (now, before) -> {
                    domainWriter.seen(now);
                    untouched.changed(now, before);
                    rivalsOf(now, before);
                },
                gone -> {
                    domainWriter.forget(gone);
                    untouched.gone(gone);
                    domainGone.accept(gone);
                    wakeRivals(gone);
                });
        this.hosts = new Wakeups<>("hosts' contact", (now, before) -> hostWriter.seen(now), gone -> {
            hostWriter.forget(gone);
            hostGone.accept(gone.getMetadata().getName());
        });
    }

    /** Both look at the view, and the view needs its listener first. */
    void looking(Observer looking, Rivals others) {
        this.observer = looking;
        this.rivals = others;
    }

    Wakeups<XenDomain> domains() {
        return domains;
    }

    Wakeups<XenHost> hosts() {
        return hosts;
    }

    void owner(Owner owner) {
        domains.wake(owner.namespace(), owner.name());
    }

    @Override
    public void hostChanged(String host) {
        hosts.wake(null, host);
        observer.domainsOn(host).forEach(domains::wake);
    }

    @Override
    public void domainChanged(String host, String uuid, Owner owner) {
        owner(owner);
    }

    private void rivalsOf(XenDomain now, XenDomain before) {
        if (!Objects.equals(
                now.getMetadata().getGeneration(), before.getMetadata().getGeneration())) {
            wakeRivals(before);
            wakeRivals(now);
        }
    }

    private void wakeRivals(XenDomain domain) {
        rivals.of(domain).forEach(domains::wake);
    }
}
