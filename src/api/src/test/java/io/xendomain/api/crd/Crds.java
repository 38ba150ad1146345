package io.xendomain.api.crd;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRuleBuilder;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenHost;
import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.validate.Rules;
import java.util.List;
import java.util.stream.Stream;

/** The CustomResourceDefinitions of {@code crds/}: from the Java types, from the key table, and what neither can say. */
final class Crds {
    private Crds() {}

    static CustomResourceDefinition xenDomain() {
        CustomResourceDefinition crd = OuterSchema.of(XenDomain.class);
        JSONSchemaProps root = root(crd);
        root.setDescription("A domain on a Xen host: an xl.cfg(5) with policies, and a status that is true.");
        root.setXKubernetesValidations(List.of(rule(
                "has(self.spec.config.name) || size(self.metadata.name) <= 63 && "
                        + "self.metadata.name.matches('[^0-9]')",
                "spec.config.name defaults to metadata.name, which is longer than 63 characters or made of digits alone "
                        + "(xl would take it for a domid); set spec.config.name")));
        JSONSchemaProps spec = root.getProperties().get("spec");
        spec.setDescription("What the domain should be.");
        spec.getProperties().compute("config", (field, config) -> config(config.getDescription()));
        return finished(crd, Columns.OF_DOMAINS);
    }

    static CustomResourceDefinition xenHost() {
        CustomResourceDefinition crd = OuterSchema.of(XenHost.class);
        JSONSchemaProps root = root(crd);
        root.setDescription("A Xen machine. Its name is the one in its agent's certificate.");
        root.setXKubernetesValidations(List.of(rule(
                "size(self.metadata.name) <= 63 && self.metadata.name.matches('^[^.]*$')",
                "metadata.name of a XenHost must be a DNS label: no dots, at most 63 characters")));
        root.getProperties().get("spec").setDescription("What the host cannot find out by itself.");
        return finished(crd, Columns.OF_HOSTS);
    }

    private static JSONSchemaProps config(String description) {
        List<ValidationRule> rules = Rules.all().stream()
                .flatMap(rule -> rule.cel().stream())
                .map(cel -> rule(cel.expression(), cel.message()))
                .toList();
        return ConfigSchema.of(Keys.CONFIG)
                .withDescription(description)
                .withXKubernetesValidations(rules)
                .build();
    }

    private static CustomResourceDefinition finished(
            CustomResourceDefinition crd, List<CustomResourceColumnDefinition> columns) {
        // the server fills it in, and what GitOps tools compare should not differ by it
        crd.getSpec().getNames().setListKind(crd.getSpec().getNames().getKind() + "List");
        crd.getSpec().getVersions().getFirst().setAdditionalPrinterColumns(columns);
        JSONSchemaProps root = root(crd);
        root.setRequired(List.of("spec"));
        JSONSchemaProps status = root.getProperties().get("status");
        status.setDescription("What the operator found out. Nobody else writes it.");
        // so that kstatus takes no fresh object for a finished one
        status.setDefault(JsonNodeFactory.instance.objectNode().put("observedGeneration", -1));
        conditions(status.getProperties().get("conditions"));
        all(root).filter(schema -> "integer".equals(schema.getType())).forEach(schema -> schema.setFormat("int64"));
        return crd;
    }

    /** Types and reasons may grow: a status must not be refused by a definition that is a little older. */
    private static void conditions(JSONSchemaProps conditions) {
        conditions.setXKubernetesListType("map");
        conditions.setXKubernetesListMapKeys(List.of("type"));
        JSONSchemaProps condition = conditions.getItems().getSchema();
        condition.getProperties().get("type").setEnum(null);
        condition.getProperties().get("reason").setEnum(null);
    }

    private static JSONSchemaProps root(CustomResourceDefinition crd) {
        return crd.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
    }

    /** A schema and every schema inside it. */
    private static Stream<JSONSchemaProps> all(JSONSchemaProps schema) {
        Stream<JSONSchemaProps> items = schema.getItems() == null
                ? Stream.empty()
                : all(schema.getItems().getSchema());
        Stream<JSONSchemaProps> properties = schema.getProperties() == null
                ? Stream.empty()
                : schema.getProperties().values().stream().flatMap(Crds::all);
        return Stream.of(Stream.of(schema), items, properties).flatMap(inside -> inside);
    }

    private static ValidationRule rule(String expression, String message) {
        return new ValidationRuleBuilder()
                .withRule(expression)
                .withMessage(message)
                .build();
    }
}
