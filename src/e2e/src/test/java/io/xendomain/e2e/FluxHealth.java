package io.xendomain.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Map;

/**
 * One of Flux's {@code healthCheckExprs}, evaluated by the rules of its RFC 0009: a status of another generation is in
 * progress; else the first of {@code inProgress}, {@code failed} and {@code current} that holds; else it is in progress.
 *
 * @param expressions with these keys
 */
record FluxHealth(JsonNode expressions) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().build();

    /** Flux only parses, because not every kind has these fields; to type-check them as well is stricter. */
    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("metadata", SimpleType.DYN)
            .addVar("spec", SimpleType.DYN)
            .addVar("status", SimpleType.DYN)
            .setResultType(SimpleType.BOOL)
            .build();

    /** {@code InProgress}, {@code Failed} or {@code Current}. */
    String of(JsonNode object) {
        JsonNode observed = object.at("/status/observedGeneration");
        JsonNode generation = object.at("/metadata/generation");
        if (observed.isNumber() && generation.isNumber() && observed.asLong() != generation.asLong()) {
            return "InProgress";
        }
        if (holds("inProgress", object)) {
            return "InProgress";
        }
        if (holds("failed", object)) {
            return "Failed";
        }
        return holds("current", object) ? "Current" : "InProgress";
    }

    private boolean holds(String name, JsonNode object) {
        if (!expressions.has(name)) {
            return false;
        }
        Map<String, ?> variables = JSON.convertValue(
                object, JSON.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
        try {
            var ast = COMPILER.compile(expressions.path(name).asText()).getAst();
            return (boolean) RUNTIME.createProgram(ast).eval(variables);
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException(name + ": " + expressions.path(name).asText(), e);
        }
    }
}
