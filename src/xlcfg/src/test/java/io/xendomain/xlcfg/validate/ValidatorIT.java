package io.xendomain.xlcfg.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.testkit.XlOracle;
import io.xendomain.testkit.XlVerdict;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.corpus.Corpus;
import io.xendomain.xlcfg.corpus.CorpusCase;
import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.SecretRefType;
import io.xendomain.xlcfg.render.Renderer;
import io.xendomain.xlcfg.render.Rendering;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The validator against the real xl: nothing passes that xl refuses, or complains about. */
@ParameterizedClass(name = "xl {0}")
@ValueSource(strings = {"4.17", "4.20"})
class ValidatorIT {
    private static final int CPUS = 8;
    private static final int MEMORY_MIB = 16_384;
    private static final int BLENDS = 500;
    private static final int REFUSED_AT_LEAST = 15;

    private final XlOracle xl;
    private final HostFacts host;

    ValidatorIT(String version) {
        this.xl = XlOracle.of(version).onHost(CPUS, MEMORY_MIB);
        this.host = new HostFacts(
                XenVersion.of(version),
                OptionalInt.of(CPUS),
                OptionalInt.of(1),
                OptionalLong.of(MEMORY_MIB),
                EnumSet.allOf(GuestType.class));
    }

    static List<CorpusCase> cases() {
        return Corpus.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_xl_refuses_or_complains_about_is_an_error(CorpusCase config) {
        assertThat(missed(config.config())).isEmpty();
    }

    @Test
    void what_xl_refuses_or_complains_about_is_an_error_in_blends_of_any_two_configs_too() {
        Random random = new Random(17);
        for (int i = 0; i < BLENDS; i++) {
            Map<String, Object> blend = new LinkedHashMap<>(
                    cases().get(random.nextInt(cases().size())).config());
            blend.putAll(cases().get(random.nextInt(cases().size())).config());
            assertThat(missed(blend)).isEmpty();
        }
    }

    @Test
    void xl_refuses_many_of_the_configs() {
        assertThat(cases().stream()
                        .filter(config -> refusal(config.read()).isPresent())
                        .count())
                .isGreaterThan(REFUSED_AT_LEAST);
    }

    /** What xl says to a config that passes the validator; empty when nothing, or when it does not pass. */
    private Optional<String> missed(Map<String, Object> json) {
        DomainConfig config = DomainConfig.fromJson(json);
        boolean passes = Validator.validate(config, host).stream().noneMatch(Finding::isError);
        return passes ? refusal(config) : Optional.empty();
    }

    /** What xl has against a config; empty when nothing, or when the renderer refuses before it gets near xl. */
    private Optional<String> refusal(DomainConfig config) {
        return switch (Renderer.render(withSecrets(config), host.xen(), List.of())) {
            case Rendering.Refused ignored -> Optional.empty();
            case Rendering.Rendered rendered -> {
                XlVerdict verdict = xl.createDryRun(rendered.text());
                yield verdict.accepted()
                        ? Optional.empty()
                        : Optional.of(verdict.exit() + " " + verdict.complaints() + "\n" + rendered.text());
            }
        };
    }

    /** As the operator hands it to the renderer. */
    private static DomainConfig withSecrets(DomainConfig config) {
        DomainConfig resolved = config;
        for (Key<?> key : Keys.all()) {
            if (key.type() instanceof SecretRefType reference && config.has(key)) {
                resolved = resolved.with(key, null).with(reference.target(), "s3cret");
            }
        }
        return resolved;
    }
}
