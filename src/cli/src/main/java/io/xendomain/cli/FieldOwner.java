package io.xendomain.cli;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.xendomain.api.XenDomain;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who applied the spec of an object, as metadata.managedFields tells it.
 *
 * @param tool its name for people
 * @param manager its field manager
 * @param watches whether it puts back what others change
 * @param ownsPowerState whether spec.powerState is in what it applied
 */
record FieldOwner(String tool, String manager, boolean watches, boolean ownsPowerState) {
    private static final Map<String, String> CONTROLLERS = Map.of(
            "argocd-controller", "Argo CD",
            "argocd-application-controller", "Argo CD",
            "kustomize-controller", "Flux",
            "helm-controller", "Flux",
            "fleet-agent", "Fleet",
            "fleetagent", "Fleet");

    private static final Map<String, String> APPLIERS = Map.of(
            "kubectl", "kubectl apply --server-side",
            "kubectl-client-side-apply", "kubectl apply",
            "helm", "helm");

    /** The one that would put a change back, else the one whose next apply would. */
    static Optional<FieldOwner> of(XenDomain domain) {
        List<ManagedFieldsEntry> entries =
                Optional.ofNullable(domain.getMetadata().getManagedFields()).orElse(List.of());
        List<FieldOwner> owners = entries.stream()
                .filter(entry ->
                        entry.getSubresource() == null || entry.getSubresource().isEmpty())
                .flatMap(entry -> of(entry).stream())
                .toList();
        return owners.stream().filter(FieldOwner::watches).findFirst().or(() -> owners.stream()
                .filter(FieldOwner::ownsPowerState)
                .findFirst());
    }

    private static Optional<FieldOwner> of(ManagedFieldsEntry entry) {
        if (entry.getManager() == null || entry.getFieldsV1() == null) {
            return Optional.empty();
        }
        if (!(entry.getFieldsV1().getAdditionalProperties().get("f:spec") instanceof Map<?, ?> spec)) {
            return Optional.empty();
        }
        String manager = entry.getManager().toLowerCase(Locale.ROOT);
        boolean watches = CONTROLLERS.containsKey(manager);
        return Optional.ofNullable(watches ? CONTROLLERS.get(manager) : APPLIERS.get(manager))
                .map(tool -> new FieldOwner(tool, entry.getManager(), watches, spec.containsKey("f:powerState")));
    }
}
