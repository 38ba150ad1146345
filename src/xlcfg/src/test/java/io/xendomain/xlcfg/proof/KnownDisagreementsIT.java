package io.xendomain.xlcfg.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.xlcfg.proof.Disagreement.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Each disagreement that is listed is one: xl takes the example without a word, and we refuse it for that reason. */
@ParameterizedClass(name = "xl {0}")
@ValueSource(strings = {"4.17", "4.20"})
class KnownDisagreementsIT {
    private final String version;

    KnownDisagreementsIT(String version) {
        this.version = version;
    }

    @Test
    void eachIsShownByItsExample() {
        try (Judge judge = new Judge(version)) {
            assertThat(KnownDisagreements.read().all().stream().filter(entry -> entry.isOf(version)))
                    .allSatisfy(entry -> {
                        List<Disagreement> found = judge.judge("name = \"d\"\n" + entry.example());
                        assertThat(found).as(entry.example()).isNotEmpty().allSatisfy(one -> {
                            assertThat(one.kind()).isEqualTo(Kind.STRICTER);
                        });
                        assertThat(found).as(entry.example()).anyMatch(one -> entry.explains(one.about()));
                    });
        }
    }
}
