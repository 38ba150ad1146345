package io.xendomain.api.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.keys.GeneralKeys;
import io.xendomain.xlcfg.validate.HostFacts;
import io.xendomain.xlcfg.validate.Validator;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the API server and the validator say of the same config. */
final class Verdicts {
    private static final String NAME = "verdict";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CREATE = "/apis/xendomain.io/v1alpha1/namespaces/default/xendomains"
            + "?dryRun=All&fieldValidation=Strict&fieldManager=test";

    private final KubernetesClient client;

    Verdicts(KubernetesClient client) {
        this.client = client;
    }

    /** Why the API server refuses it, as kubectl would ask; empty when it does not. */
    Optional<String> refusal(Map<String, Object> config) {
        Map<String, Object> domain = Map.of(
                "apiVersion",
                "xendomain.io/v1alpha1",
                "kind",
                "XenDomain",
                "metadata",
                Map.of("name", NAME),
                "spec",
                Map.of("host", "dom0-a", "config", config));
        try {
            client.raw(CREATE, "POST", JSON.writeValueAsString(domain));
            return Optional.empty();
        } catch (KubernetesClientException e) {
            if (e.getCode() != 422 && e.getCode() != 400) {
                throw e;
            }
            return Optional.of(
                    e.getStatus() == null ? e.getMessage() : e.getStatus().getMessage());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The errors that the operator would show: the config's name is the object's where it has none of its own. */
    static List<Finding> errors(Map<String, Object> json) {
        DomainConfig config = DomainConfig.fromJson(json);
        DomainConfig named = config.isAbsent(GeneralKeys.NAME) ? config.with(GeneralKeys.NAME, NAME) : config;
        return Validator.validate(named, HostFacts.any(XenVersion.NEWEST)).stream()
                .filter(Finding::isError)
                .toList();
    }
}
