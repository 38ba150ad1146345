package io.xendomain.cli;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenHost;
import io.xendomain.xlcfg.model.Nearest;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** The cluster, as the commands see it; what goes wrong becomes a message for the person at the prompt. */
final class ClusterAccess implements AutoCloseable {
    /** Who changes a field by this program, in metadata.managedFields. */
    static final String FIELD_MANAGER = "kubectl-xen";

    private static final String FALLBACK_NAMESPACE = "default";

    private final KubernetesClient client;

    ClusterAccess(KubernetesClient client) {
        this.client = client;
    }

    /** The namespace of the context, as kubectl takes it. */
    String namespace() {
        String namespace = client.getNamespace();
        return namespace == null || namespace.isBlank() ? FALLBACK_NAMESPACE : namespace;
    }

    /** Where the API server listens. */
    String server() {
        return client.getMasterUrl().toString().replaceAll("/$", "");
    }

    XenDomain domain(String namespace, String name) {
        return domainIfThere(namespace, name).orElseThrow(() -> {
            List<String> names = names(domains(namespace));
            return CannotContinue.notFound("there is no XenDomain \"" + Plain.of(name) + "\" in namespace "
                    + Plain.of(namespace) + "; " + suggestion(name, names, "kubectl get xd -A shows all"));
        });
    }

    Optional<XenDomain> domainIfThere(String namespace, String name) {
        return Optional.ofNullable(ask(kubernetes -> kubernetes
                .resources(XenDomain.class)
                .inNamespace(namespace)
                .withName(name)
                .get()));
    }

    /** @param namespace null for all */
    List<XenDomain> domains(String namespace) {
        return ask(kubernetes -> {
            var domains = kubernetes.resources(XenDomain.class);
            return (namespace == null
                            ? domains.inAnyNamespace().list()
                            : domains.inNamespace(namespace).list())
                    .getItems();
        });
    }

    XenHost host(String name) {
        XenHost host = ask(
                kubernetes -> kubernetes.resources(XenHost.class).withName(name).get());
        if (host == null) {
            throw CannotContinue.notFound("there is no XenHost \"" + Plain.of(name) + "\"; "
                    + suggestion(name, names(hosts()), "kubectl xen hosts shows all"));
        }
        return host;
    }

    List<XenHost> hosts() {
        return ask(kubernetes -> kubernetes.resources(XenHost.class).list().getItems());
    }

    HostSeen hostSeen(String name) {
        try {
            XenHost host = client.resources(XenHost.class).withName(name).get();
            return host != null ? new HostSeen.There(host) : new HostSeen.Missing(Nearest.to(name, names(hosts())));
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
                return new HostSeen.Hidden();
            }
            throw Trouble.of(e, server());
        }
    }

    /** The latest last; none when this user may not see them. */
    List<Event> events(HasMetadata object, int most) {
        String namespace =
                Optional.ofNullable(object.getMetadata().getNamespace()).orElse(FALLBACK_NAMESPACE);
        try {
            List<Event> events = client
                    .v1()
                    .events()
                    .inNamespace(namespace)
                    .withField("involvedObject.uid", object.getMetadata().getUid())
                    .list()
                    .getItems()
                    .stream()
                    .sorted(Comparator.comparing(
                            Event::getLastTimestamp, Comparator.nullsFirst(Comparator.naturalOrder())))
                    .toList();
            return events.subList(Math.max(0, events.size() - most), events.size());
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
                return List.of();
            }
            throw Trouble.of(e, server());
        }
    }

    /** One request; of another object by the same name it is refused. */
    XenDomain patch(XenDomain domain, Map<String, Object> change) {
        PatchContext how = new PatchContext.Builder()
                .withPatchType(PatchType.JSON_MERGE)
                .withFieldManager(FIELD_MANAGER)
                .build();
        return ask(kubernetes -> kubernetes
                .resources(XenDomain.class)
                .inNamespace(domain.getMetadata().getNamespace())
                .withName(domain.getMetadata().getName())
                .patch(how, client.getKubernetesSerialization().asJson(change)));
    }

    /**
     * Watches a domain until it is where it should be, or never will be.
     *
     * @param look what to make of it; of null when it is gone
     * @param tell each time that the words change
     * @return where it ended, or empty when the patience did
     */
    Optional<Progress> await(
            XenDomain domain, Function<XenDomain, Progress> look, Consumer<String> tell, Duration patience) {
        AtomicReference<Progress> last = new AtomicReference<>();
        try {
            ask(kubernetes -> kubernetes
                    .resources(XenDomain.class)
                    .inNamespace(domain.getMetadata().getNamespace())
                    .withName(domain.getMetadata().getName())
                    .waitUntilCondition(
                            now -> {
                                Progress progress = look.apply(now);
                                Progress before = last.getAndSet(progress);
                                if (!progress.equals(before)) {
                                    tell.accept(progress.words());
                                }
                                return !(progress instanceof Progress.Underway);
                            },
                            patience.toMillis(),
                            TimeUnit.MILLISECONDS));
            return Optional.of(last.get());
        } catch (KubernetesClientTimeoutException e) {
            return Optional.empty();
        }
    }

    /** What else there is to ask, with the same words for what goes wrong. */
    <T> T ask(Function<KubernetesClient, T> question) {
        try {
            return question.apply(client);
        } catch (KubernetesClientTimeoutException e) {
            throw e; // it was asked to wait, and nothing is wrong with the cluster
        } catch (KubernetesClientException e) {
            throw Trouble.of(e, server());
        }
    }

    /** The object as kubectl prints it. */
    @SuppressWarnings("unchecked") // an object is a map
    Map<String, Object> tree(Object object) {
        return client.getKubernetesSerialization().convertValue(object, Map.class);
    }

    @Override
    public void close() {
        client.close();
    }

    private static List<String> names(List<? extends HasMetadata> objects) {
        return objects.stream().map(object -> object.getMetadata().getName()).toList();
    }

    private static String suggestion(String name, List<String> names, String otherwise) {
        return Nearest.to(name, names)
                .map(near -> "did you mean \"" + near + "\"?")
                .or(() ->
                        names.isEmpty() ? Optional.of("there is none at all; " + otherwise) : Optional.<String>empty())
                .orElseGet(() -> "there " + (names.size() == 1 ? "is " : "are ")
                        + String.join(
                                ", ",
                                Stream.concat(
                                                names.stream().sorted().limit(8),
                                                names.size() > 8 ? Stream.of("...") : Stream.empty())
                                        .toList())
                        + "; " + otherwise);
    }
}
