package io.xendomain.cli;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Names in the cluster for whoever presses Tab: nobody wants an error there. */
final class ClusterNames implements Completion.Names {

    @Override
    public List<String> domains(Map<String, String> options) {
        return names(options, cluster -> cluster.domains(options.getOrDefault("--namespace", cluster.namespace())));
    }

    @Override
    public List<String> hosts(Map<String, String> options) {
        return names(options, ClusterAccess::hosts);
    }

    @Override
    public List<String> namespaces(Map<String, String> options) {
        return names(
                options,
                cluster -> cluster.ask(client -> client.namespaces().list().getItems()));
    }

    private static List<String> names(
            Map<String, String> options, Function<ClusterAccess, List<? extends HasMetadata>> question) {
        try (ClusterAccess cluster = ClusterOptions.of(options.get("--kubeconfig"), options.get("--context"))
                .connect()) {
            return question.apply(cluster).stream()
                    .map(object -> object.getMetadata().getName())
                    .toList();
        } catch (CannotContinue noCluster) {
            return List.of();
        }
    }
}
