package io.xendomain.operator.report;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.net.HttpURLConnection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes a status when it differs from the one that is there. Server-side apply of the status alone: nothing else of the
 * object is ever sent.
 *
 * <p>The informer may not have seen our own last write when the next reconcile comes; until it has, that write counts as
 * what is there. Otherwise the same status would be written twice.
 *
 * @param <S> the status; its {@code equals} decides
 */
public final class StatusWriter<S> {
    /** Owner of the status fields, also of what JOSDK patches. */
    public static final String FIELD_MANAGER = "xendomain-operator";

    private static final PatchContext APPLY = new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager(FIELD_MANAGER)
            .withForce(true)
            .build();

    private record Written<S>(long resourceVersion, S status) {}

    private final KubernetesClient client;
    private final ResourceDefinitionContext kind;
    private final Map<String, Written<S>> recent = new ConcurrentHashMap<>();

    public StatusWriter(KubernetesClient client, Class<? extends HasMetadata> kind) {
        this.client = client;
        this.kind = ResourceDefinitionContext.fromResourceType(kind);
    }

    /** The status that is there: the one in {@code object}, unless our own last write is newer. */
    public S current(HasMetadata object, S observed) {
        String uid = object.getMetadata().getUid();
        Written<S> written = recent.get(uid);
        if (written == null) {
            return observed;
        }
        if (resourceVersion(object) >= written.resourceVersion()) {
            recent.remove(uid, written);
            return observed;
        }
        return written.status();
    }

    /**
     * Writes it, unless the object is gone by now.
     *
     * @throws KubernetesClientException if the server does not take it; the reconcile is then repeated
     */
    public void write(HasMetadata object, S status) {
        var meta = object.getMetadata();
        GenericKubernetesResource patch = new GenericKubernetesResourceBuilder()
                .withApiVersion(object.getApiVersion())
                .withKind(object.getKind())
                .withNewMetadata()
                .withNamespace(meta.getNamespace())
                .withName(meta.getName())
                .withUid(meta.getUid())
                .endMetadata()
                .addToAdditionalProperties("status", status)
                .build();
        try {
            var kinds = client.genericKubernetesResources(kind);
            var resource = meta.getNamespace() == null
                    ? kinds.resource(patch)
                    : kinds.inNamespace(meta.getNamespace()).resource(patch);
            GenericKubernetesResource written = resource.subresource("status").patch(APPLY);
            recent.put(meta.getUid(), new Written<>(resourceVersion(written), status));
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw e;
            }
        }
    }

    /** The informer has seen the object: a write of ours that is not newer need not be remembered. */
    public void seen(HasMetadata object) {
        long version = resourceVersion(object);
        recent.computeIfPresent(
                object.getMetadata().getUid(), (uid, written) -> version >= written.resourceVersion() ? null : written);
    }

    /** The object is gone. */
    public void forget(HasMetadata object) {
        recent.remove(object.getMetadata().getUid());
    }

    /** Kubernetes promises that versions of one kind can be compared as numbers (KEP-5504). */
    private static long resourceVersion(HasMetadata object) {
        return Long.parseLong(object.getMetadata().getResourceVersion());
    }
}
