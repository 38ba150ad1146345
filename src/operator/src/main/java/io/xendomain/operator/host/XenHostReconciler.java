package io.xendomain.operator.host;

import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.xendomain.api.Reason;
import io.xendomain.api.XenHost;
import io.xendomain.api.XenHostStatus;
import io.xendomain.operator.link.HostLinks;
import io.xendomain.operator.log.Subject;
import io.xendomain.operator.observe.Contact;
import io.xendomain.operator.observe.HostView;
import io.xendomain.operator.observe.Wakeups;
import io.xendomain.operator.report.Events;
import io.xendomain.operator.report.StatusWriter;
import io.xendomain.xlcfg.Finding;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Keeps a link to each XenHost and says in its status what the host says of itself. */
public final class XenHostReconciler implements Reconciler<XenHost> {
    private final HostLinks links;
    private final HostView view;
    private final Wakeups<XenHost> wakeups;
    private final StatusWriter<XenHostStatus> writer;
    private final Events events;
    private final InstantSource clock;

    public XenHostReconciler(
            HostLinks links,
            HostView view,
            Wakeups<XenHost> wakeups,
            StatusWriter<XenHostStatus> writer,
            Events events,
            InstantSource clock) {
        this.links = links;
        this.view = view;
        this.wakeups = wakeups;
        this.writer = writer;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, XenHost>> prepareEventSources(EventSourceContext<XenHost> context) {
        return List.of(wakeups);
    }

    @Override
    public UpdateControl<XenHost> reconcile(XenHost host, Context<XenHost> context) {
        try (var _ = Subject.of(host.getMetadata().getName())) {
            link(host);
            Contact contact = view.contact(host.getMetadata().getName());
            if (!(contact instanceof Contact.Pending)) {
                report(host, contact);
            }
        }
        return UpdateControl.noUpdate();
    }

    private void link(XenHost host) {
        String name = host.getMetadata().getName();
        if (host.getSpec().isReadable()) {
            links.connect(name, host.getSpec().address());
        } else {
            links.disconnect(name);
            view.lost(
                    name,
                    Reason.SpecUnreadable,
                    host.getSpec().unreadable().stream().map(Finding::message).collect(Collectors.joining("; ")));
        }
    }

    private void report(XenHost host, Contact contact) {
        XenHostStatus current = Objects.requireNonNullElse(writer.current(host, host.getStatus()), XenHostStatus.EMPTY);
        XenHostStatus status = HostStatus.of(host, current, contact, clock.instant());
        if (!status.equals(current)) {
            writer.write(host, status);
            events.tell(host, current.conditions(), status.conditions());
        }
    }
}
