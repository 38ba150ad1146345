package io.xendomain.api.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import io.xendomain.xlcfg.model.BooleanType;
import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.Fields;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ListType;
import io.xendomain.xlcfg.model.ParsedType;
import io.xendomain.xlcfg.model.SecretRefType;
import io.xendomain.xlcfg.model.StructType;
import io.xendomain.xlcfg.model.TextType;
import io.xendomain.xlcfg.model.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The OpenAPI schema of an object of keys, from their declarations alone. */
final class ConfigSchema {
    /** Doubles, in which a schema keeps its bounds, are exact up to here. */
    private static final long EXACT = 1L << 53;

    private ConfigSchema() {}

    static JSONSchemaPropsBuilder of(Fields fields) {
        Map<String, JSONSchemaProps> properties = new LinkedHashMap<>();
        for (Key<?> key : fields.keys()) {
            properties.put(
                    key.field(),
                    value(key.type()).withDescription(Descriptions.of(key)).build());
        }
        List<String> required =
                fields.keys().stream().filter(Key::required).map(Key::field).toList();
        return typed("object").withProperties(properties).withRequired(required);
    }

    private static JSONSchemaPropsBuilder value(ValueType<?> type) {
        return switch (type) {
            case BooleanType truth -> typed("boolean");
            case IntegerType number -> integer(number);
            case EnumType words -> typed("string").withEnum(nodes(words.wordList()));
            case TextType text -> text(text.pattern().pattern(), text.maxLength());
            case ParsedType<?> parsed -> text(parsed.pattern(), parsed.maxLength());
            case ListType<?> list -> list(list);
            case StructType struct -> of(struct.fields());
            case SecretRefType ref -> secretRef();
        };
    }

    private static JSONSchemaPropsBuilder integer(IntegerType type) {
        return typed("integer")
                .withFormat("int64")
                .withMinimum(bound(type.min()))
                .withMaximum(bound(type.max()));
    }

    private static JSONSchemaPropsBuilder list(ListType<?> type) {
        JSONSchemaPropsBuilder list = typed("array")
                .withMaxItems((long) type.maxItems())
                .withNewItems()
                .withSchema(value(type.item()).build())
                .endItems();
        // the API server wants a map's key in every item
        return type.mapKey() == null || !type.mapKey().required()
                ? list.withXKubernetesListType("atomic")
                : list.withXKubernetesListType("map")
                        .withXKubernetesListMapKeys(type.mapKey().field());
    }

    private static JSONSchemaPropsBuilder secretRef() {
        Map<String, JSONSchemaProps> properties = new LinkedHashMap<>();
        properties.put("name", described(SecretRefType.NAME, "Name of a Secret in the namespace of this object."));
        properties.put("key", described(SecretRefType.KEY, "Key in the data of the Secret."));
        return typed("object")
                .withProperties(properties)
                .withRequired("name", "key")
                .withXKubernetesMapType("atomic");
    }

    private static JSONSchemaProps described(ValueType<?> type, String description) {
        return value(type).withDescription(description).build();
    }

    private static JSONSchemaPropsBuilder text(String pattern, int maxLength) {
        return typed("string").withPattern(pattern).withMaxLength((long) maxLength);
    }

    private static JSONSchemaPropsBuilder typed(String type) {
        return new JSONSchemaPropsBuilder().withType(type);
    }

    private static Double bound(long bound) {
        if (bound == Long.MAX_VALUE || bound == Long.MIN_VALUE) {
            return null; // the format says it
        }
        if (Math.abs(bound) > EXACT) {
            throw new IllegalArgumentException(bound + " is a bound that a schema cannot hold exactly");
        }
        return (double) bound;
    }

    private static List<JsonNode> nodes(List<String> words) {
        return words.stream().map(word -> (JsonNode) TextNode.valueOf(word)).toList();
    }
}
