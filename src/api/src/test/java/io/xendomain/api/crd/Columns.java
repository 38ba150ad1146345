package io.xendomain.api.crd;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinitionBuilder;
import java.util.List;

/** What {@code kubectl get} prints, in this order; the second block with {@code -o wide}. */
final class Columns {
    private static final CustomResourceColumnDefinition AGE =
            column("Age", "date", ".metadata.creationTimestamp", "Since when the object is there.");

    static final List<CustomResourceColumnDefinition> OF_DOMAINS = List.of(
            column("Host", "string", ".spec.host", "The XenHost it runs on."),
            column("State", "string", ".status.domain.state", "What the domain is doing."),
            column("Ready", "string", ready("status"), "Whether the world is as the spec and its policies ask."),
            column("vCPUs", "integer", ".status.domain.vcpus", "vCPUs the domain has."),
            column("Memory", "integer", ".status.domain.memory", "Memory the domain has, in MiB."),
            AGE,
            wide("Domid", "integer", ".status.domain.domid", "Id of the running domain on its host."),
            wide("Xen", "string", ".status.config.xenVersion", "The Xen that the config was rendered for."),
            wide("Reason", "string", ready("reason"), "Why it is Ready, or not."));

    static final List<CustomResourceColumnDefinition> OF_HOSTS = List.of(
            column("Ready", "string", ready("status"), "Whether it is reachable and takes domains."),
            column("Xen", "string", ".status.xenVersion", "Version of Xen."),
            column("Toolstack", "string", ".status.toolstack", "Real, or Simulated."),
            column("CPUs", "integer", ".status.cpus", "Physical CPUs."),
            column("Memory", "integer", ".status.memory", "Physical memory, in MiB."),
            AGE,
            wide("Address", "string", ".spec.address", "Where its agent listens."),
            wide("Agent", "string", ".status.agentVersion", "Version of the agent."),
            wide("Unschedulable", "boolean", ".spec.unschedulable", "Whether it takes no new domains."),
            wide("Reason", "string", ready("reason"), "Why it is Ready, or not."));

    private Columns() {}

    private static String ready(String field) {
        return ".status.conditions[?(@.type==\"Ready\")]." + field;
    }

    private static CustomResourceColumnDefinition wide(String name, String type, String path, String description) {
        return new CustomResourceColumnDefinitionBuilder(column(name, type, path, description))
                .withPriority(1)
                .build();
    }

    private static CustomResourceColumnDefinition column(String name, String type, String path, String description) {
        return new CustomResourceColumnDefinitionBuilder()
                .withName(name)
                .withType(type)
                .withJsonPath(path)
                .withDescription(description)
                .build();
    }
}
