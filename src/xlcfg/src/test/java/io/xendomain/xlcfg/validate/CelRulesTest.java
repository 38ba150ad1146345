package io.xendomain.xlcfg.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.corpus.Corpus;
import io.xendomain.xlcfg.corpus.CorpusCase;
import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A rule says the same to the API server, in CEL, and to the validator, in Java. */
class CelRulesTest {
    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("self", SimpleType.DYN)
            .setResultType(SimpleType.BOOL)
            .build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().build();
    private static final List<Compiled> RULES = Rules.all().stream()
            .filter(rule -> rule.cel().isPresent())
            .map(CelRulesTest::compile)
            .toList();
    private static final Pattern FIELD = Pattern.compile("\\bself\\.(\\w+)");
    private static final int BLENDS = 3_000;

    private record Compiled(Rule rule, CelRuntime.Program program) {}

    @Test
    void at_least_twenty_rules_are_refused_by_kubectl_apply_already() {
        assertThat(RULES).hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void cel_and_java_agree_on_the_corpus() {
        Corpus.all().stream().map(CorpusCase::config).forEach(CelRulesTest::agreed);
    }

    @Test
    void cel_and_java_agree_on_blends_of_any_two_configs() {
        List<CorpusCase> cases = Corpus.all();
        Random random = new Random(4);
        for (int i = 0; i < BLENDS; i++) {
            Map<String, Object> blend =
                    new LinkedHashMap<>(cases.get(random.nextInt(cases.size())).config());
            blend.putAll(cases.get(random.nextInt(cases.size())).config());
            agreed(blend);
        }
    }

    @Test
    void every_rule_in_cel_is_broken_by_some_config_and_kept_by_another() {
        assertThat(RULES.stream()
                        .filter(compiled -> verdicts(compiled).distinct().count() < 2)
                        .map(compiled -> compiled.rule().cel().orElseThrow().message()))
                .isEmpty();
    }

    @Test
    void what_cel_refuses_the_validator_refuses() {
        assertThat(Corpus.all().stream().filter(CorpusCase::isAccepted))
                .allSatisfy(config -> RULES.forEach(compiled -> assertThat(holds(compiled, config.config()))
                        .as(compiled.rule().cel().toString())
                        .isTrue()));
    }

    @Test
    void rules_in_cel_name_fields_that_there_are() {
        Set<String> fields = Keys.all().stream().map(Key::field).collect(Collectors.toSet());
        assertThat(RULES.stream()
                        .map(compiled -> compiled.rule().cel().orElseThrow().expression())
                        .flatMap(expression -> FIELD.matcher(expression).results())
                        .map(field -> field.group(1)))
                .isSubsetOf(fields);
    }

    @Test
    void messages_for_kubectl_name_the_remedy() {
        assertThat(RULES)
                .extracting(compiled -> compiled.rule().cel().orElseThrow().message())
                .allSatisfy(
                        message -> assertThat(message).hasSizeBetween(30, 150).doesNotContain("\n"))
                .doesNotHaveDuplicates();
    }

    private static void agreed(Map<String, Object> json) {
        DomainConfig config = DomainConfig.fromJson(json);
        if (config.unreadable().stream().anyMatch(Finding::isError)) {
            return; // refused without a look at the rules
        }
        for (Compiled compiled : RULES) {
            List<Finding> findings = broken(compiled.rule(), config);
            assertThat(findings).allMatch(Finding::isError, "CEL can only refuse, so only errors have CEL");
            assertThat(holds(compiled, json))
                    .as(() -> compiled.rule().cel() + " on " + json + ": " + findings)
                    .isEqualTo(findings.isEmpty());
        }
    }

    /** What a rule says of each config that its expression can be evaluated on. */
    private static Stream<Boolean> verdicts(Compiled compiled) {
        return Corpus.all().stream().flatMap(config -> {
            try {
                return Stream.of(evaluate(compiled, config.config()));
            } catch (CelEvaluationException e) {
                return Stream.empty(); // a value of another type, which the schema refuses before
            }
        });
    }

    private static List<Finding> broken(Rule rule, DomainConfig config) {
        List<Finding> findings = new ArrayList<>();
        rule.check().check(config, new Place("", null, null, findings::add));
        return findings;
    }

    private static boolean holds(Compiled compiled, Map<String, Object> config) {
        try {
            return evaluate(compiled, config);
        } catch (CelEvaluationException e) {
            throw new AssertionError(compiled.rule().cel() + " on " + config, e);
        }
    }

    private static boolean evaluate(Compiled compiled, Map<String, Object> config) throws CelEvaluationException {
        return (boolean) compiled.program().eval(Map.of("self", asCel(config)));
    }

    /** CEL has one kind of integer. */
    private static Object asCel(Object json) {
        return switch (json) {
            case Integer number -> number.longValue();
            case List<?> items -> items.stream().map(CelRulesTest::asCel).toList();
            case Map<?, ?> object -> {
                Map<Object, Object> copy = new LinkedHashMap<>();
                object.forEach((field, value) -> copy.put(field, asCel(value)));
                yield copy;
            }
            default -> json;
        };
    }

    private static Compiled compile(Rule rule) {
        String expression = rule.cel().orElseThrow().expression();
        try {
            CelAbstractSyntaxTree tree = COMPILER.compile(expression).getAst();
            return new Compiled(rule, RUNTIME.createProgram(tree));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new AssertionError(expression, e);
        }
    }
}
