package io.xendomain.operator.report;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.xendomain.api.Condition;
import io.xendomain.api.ConditionStatus;
import io.xendomain.api.ConditionType;
import io.xendomain.api.Reason;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the story of an object in Events: one each time it becomes ready, stalled, or gets into trouble. */
public final class Events {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);
    private static final String COMPONENT = "xendomain-operator";

    /** Reasons that pass by themselves, or do not, but are never meant to be. */
    private static final Set<Reason> TROUBLES = EnumSet.of(
            Reason.HostUnreachable,
            Reason.IdentityMismatch,
            Reason.ProtocolError,
            Reason.XlFailed,
            Reason.DiskFull,
            Reason.NotWritable,
            Reason.Refused,
            Reason.GuestCrashed,
            Reason.CrashLoopBackOff,
            Reason.StateUnknown);

    private final KubernetesClient client;
    private final Executor executor;

    public Events(KubernetesClient client, Executor executor) {
        this.client = client;
        this.executor = executor;
    }

    /** Tells what has changed for the user; does not wait for it. */
    public void tell(HasMetadata object, List<Condition> before, List<Condition> after) {
        story(before, after).ifPresent(condition -> executor.execute(() -> post(object, condition)));
    }

    /** The condition worth an Event, if there is one. */
    static Optional<Condition> story(List<Condition> before, List<Condition> after) {
        Optional<Condition> stalled = find(after, ConditionType.Stalled)
                .filter(condition -> condition.status() == ConditionStatus.True)
                .filter(condition -> isNews(before, condition));
        Optional<Condition> ready = find(after, ConditionType.Ready).filter(condition -> isNews(before, condition));
        return stalled.or(() -> ready);
    }

    /** Whether somebody should have a look: {@code kubectl get events --field-selector type=Warning}. */
    static boolean isTrouble(Condition condition) {
        return condition.type() == ConditionType.Stalled || TROUBLES.contains(condition.reason());
    }

    private static boolean isNews(List<Condition> before, Condition now) {
        return find(before, now.type())
                .filter(then -> then.status() == now.status() && then.reason() == now.reason())
                .isEmpty();
    }

    private static Optional<Condition> find(List<Condition> conditions, ConditionType type) {
        return conditions.stream().filter(condition -> condition.type() == type).findFirst();
    }

    private void post(HasMetadata object, Condition condition) {
        var meta = object.getMetadata();
        String namespace = meta.getNamespace() == null ? "default" : meta.getNamespace();
        String now = Instant.now().toString();
        try {
            client.v1()
                    .events()
                    .inNamespace(namespace)
                    .resource(new EventBuilder()
                            .withNewMetadata()
                            .withGenerateName(meta.getName() + ".")
                            .withNamespace(namespace)
                            .endMetadata()
                            .withNewInvolvedObject()
                            .withApiVersion(object.getApiVersion())
                            .withKind(object.getKind())
                            .withNamespace(meta.getNamespace())
                            .withName(meta.getName())
                            .withUid(meta.getUid())
                            .endInvolvedObject()
                            .withType(isTrouble(condition) ? "Warning" : "Normal")
                            .withReason(condition.reason().name())
                            .withMessage(condition.message())
                            .withNewSource()
                            .withComponent(COMPONENT)
                            .endSource()
                            .withFirstTimestamp(now)
                            .withLastTimestamp(now)
                            .withCount(1)
                            .build())
                    .create();
        } catch (KubernetesClientException e) {
            LOG.debug("Cannot post an Event about {}/{}", meta.getNamespace(), meta.getName(), e);
        }
    }
}
