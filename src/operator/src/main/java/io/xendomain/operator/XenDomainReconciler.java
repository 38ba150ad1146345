package io.xendomain.operator;

import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.xendomain.api.Annotations;
import io.xendomain.api.Reason;
import io.xendomain.api.XenDomain;
import io.xendomain.operator.link.HostLinks;
import io.xendomain.operator.log.Subject;
import io.xendomain.operator.map.DomainMapper;
import io.xendomain.operator.map.Secrets;
import io.xendomain.operator.metrics.OperatorMetrics;
import io.xendomain.operator.observe.Contact;
import io.xendomain.operator.observe.Observation;
import io.xendomain.operator.observe.Observer;
import io.xendomain.operator.observe.Untouched;
import io.xendomain.operator.place.Placement;
import io.xendomain.operator.push.Decision;
import io.xendomain.operator.push.Push;
import io.xendomain.operator.remove.Farewell;
import io.xendomain.operator.render.Configs;
import io.xendomain.operator.report.Reporter;
import io.xendomain.operator.validate.Checks;
import io.xendomain.operator.validate.Rivals;
import io.xendomain.protocol.DesiredDomain;
import io.xendomain.protocol.Fence;
import io.xendomain.protocol.HostReport;
import io.xendomain.protocol.metrics.Meters;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.render.Rendering;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes domains be as their objects say: observe, place, map, validate, render, push, report. Never waits for a host:
 * what hosts say is observed in memory, what they are told is handed over, and both wake the object.
 */
final class XenDomainReconciler implements Reconciler<XenDomain>, Cleaner<XenDomain> {
    private static final Logger LOG = LoggerFactory.getLogger(XenDomainReconciler.class);

    private final Observer observer;
    private final Untouched untouched;
    private final Rivals rivals;
    private final Secrets.Source secrets;
    private final Supplier<Fence> fence;
    private final HostLinks links;
    private final Reporter reporter;
    private final Meters meters;
    private final InstantSource clock;

    XenDomainReconciler(
            Observer observer,
            Untouched untouched,
            Rivals rivals,
            Secrets.Source secrets,
            Supplier<Fence> fence,
            HostLinks links,
            Reporter reporter,
            Meters meters,
            InstantSource clock) {
        this.observer = observer;
        this.untouched = untouched;
        this.rivals = rivals;
        this.secrets = secrets;
        this.fence = fence;
        this.links = links;
        this.reporter = reporter;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, XenDomain>> prepareEventSources(EventSourceContext<XenDomain> context) {
        rivals.index(context.getPrimaryCache());
        return observer.eventSources(context);
    }

    @Override
    public UpdateControl<XenDomain> reconcile(XenDomain domain, Context<XenDomain> context) {
        try (var _ = Subject.of(domain)) {
            return reconcile(domain);
        }
    }

    private UpdateControl<XenDomain> reconcile(XenDomain domain) {
        Observation seen = observer.observe(domain);
        Reconciliation end = walk(domain, seen);
        meters.count(OperatorMetrics.VERDICTS, end.verdict());
        if (end instanceof Reconciliation.Rendered(DesiredDomain desired, var warnings, Decision.Ask now)) {
            LOG.info(
                    "Generation {} of {} goes to host {}",
                    desired.generation(),
                    domain.getMetadata().getName(),
                    domain.getSpec().host());
            untouched.touched(domain);
            links.submit(domain.getSpec().host(), new Push.Keep(desired));
        }
        Optional<Duration> again = reporter.report(domain, seen, end);
        UpdateControl<XenDomain> control = UpdateControl.noUpdate();
        return again.map(control::rescheduleAfter).orElse(control);
    }

    /** From what is known to what is to be done. */
    private Reconciliation walk(XenDomain domain, Observation seen) {
        if (Annotations.isTrue(domain, Annotations.PAUSED)) {
            return new Reconciliation.LeftAlone();
        }
        return Checks.unreadable(domain).orElseGet(() -> switch (Placement.of(domain, seen.host(), seen.sightings())) {
            case Placement.Nowhere(var reason, var message) -> new Reconciliation.Unplaced(reason, message);
            case Placement.On on when seen.contact() instanceof Contact.Pending -> new Reconciliation.HostPending();
            case Placement.On(String host) ->
                seen.contact()
                        .host()
                        .map(facts -> configure(domain, facts, seen))
                        .orElseGet(() -> new Reconciliation.Unreachable(host, false, List.of()));
        });
    }

    private Reconciliation configure(XenDomain domain, HostReport host, Observation seen) {
        DomainConfig config = DomainMapper.effective(domain);
        Secrets.Resolved resolved = Secrets.resolve(config, domain.getMetadata().getNamespace(), secrets);
        List<Finding> doubles = Placement.doubles(domain, seen.sightings(), observer::contact);
        List<Finding> findings = Checks.all(config, host, resolved, rivals.findings(domain), doubles);
        return Checks.verdict(findings, resolved).orElseGet(() -> {
            if (!(seen.contact() instanceof Contact.Up)) {
                return new Reconciliation.Unreachable(domain.getSpec().host(), true, findings);
            }
            return switch (Configs.render(domain, resolved.config(), host)) {
                case Rendering.Refused(List<Finding> refused) ->
                    new Reconciliation.Invalid(Reason.ConfigInvalid, Checks.under(refused));
                case Rendering.Rendered(String text) -> {
                    DesiredDomain desired = Configs.desired(domain, text, fence.get());
                    Decision decision = Decision.keep(desired, seen.report(), seen.lastPush(), clock.instant());
                    yield new Reconciliation.Rendered(desired, findings, decision);
                }
            };
        });
    }

    @Override
    public DeleteControl cleanup(XenDomain domain, Context<XenDomain> context) {
        try (var _ = Subject.of(domain)) {
            return cleanup(domain);
        }
    }

    private DeleteControl cleanup(XenDomain domain) {
        Instant now = clock.instant();
        Observation seen = observer.observe(domain);
        var known = new Farewell.Known(observer::contact, observer::lastPush, untouched.contains(domain));
        meters.count(OperatorMetrics.VERDICTS, Reconciliation.Leaving.class.getSimpleName());
        return switch (Farewell.of(domain, seen, known, fence.get(), now)) {
            case Farewell.Done done -> DeleteControl.defaultDelete();
            case Farewell.Ask(String host, Push.Remove push) -> {
                LOG.info(
                        "Host {} is to let go of {}", host, domain.getMetadata().getName());
                links.submit(host, push);
                yield DeleteControl.noFinalizerRemoval().rescheduleAfter(Reporter.FAREWELL_GLANCE.toMillis());
            }
            case Farewell.Wait wait -> {
                Optional<Duration> again = reporter.reportFarewell(domain, seen, wait);
                DeleteControl control = DeleteControl.noFinalizerRemoval();
                yield again.map(delay -> control.rescheduleAfter(delay.toMillis()))
                        .orElse(control);
            }
        };
    }
}
