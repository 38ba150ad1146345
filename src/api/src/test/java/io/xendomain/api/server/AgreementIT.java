package io.xendomain.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.corpus.Corpus;
import io.xendomain.xlcfg.corpus.CorpusCase;
import io.xendomain.xlcfg.keys.Sample;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.validate.Rule;
import io.xendomain.xlcfg.validate.Rules;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The definition on the real API server and the validator never contradict each other. */
@ExtendWith(ControlPlaneExtension.class)
class AgreementIT {
    private static final Set<Code> IN_SCHEMA =
            EnumSet.of(Code.UnknownField, Code.WrongType, Code.OutOfRange, Code.NotAllowed, Code.Missing);

    private static Verdicts verdicts;

    @BeforeAll
    static void applyCrds(ControlPlane server) {
        verdicts = new Verdicts(server.applyCrds().client());
    }

    /** Both ways: what is wrong with a value alone, the schema has to say, so that nobody learns it from status only. */
    @Test
    void onEveryTypeOfEveryField() {
        assertThat(Verdicts.errors(WrongValues.BASE)).isEmpty();
        List<String> contradictions = new ArrayList<>();
        int cases = 0;
        int refused = 0;
        for (Map<String, Object> config : (Iterable<Map<String, Object>>) WrongValues.configs()::iterator) {
            Optional<String> refusal = verdicts.refusal(config);
            cases++;
            refused += refusal.isPresent() ? 1 : 0;
            if (refusal.isPresent() && Verdicts.errors(config).isEmpty()) {
                contradictions.add(shown(config) + "\n  only the API server refuses: " + refusal.get());
            } else if (refusal.isEmpty() && !schemaFaults(config).isEmpty()) {
                contradictions.add(shown(config) + "\n  only the validator refuses: " + schemaFaults(config));
            }
        }
        System.out.printf("types: %d configs, %d of them refused by the API server%n", cases, refused);
        assertThat(contradictions).isEmpty();
    }

    /** Each key at least once, for each type of guest it is for. */
    @Test
    void onASampleOfEachKey() {
        List<String> refused = new ArrayList<>();
        for (Sample sample : Sample.all()) {
            for (GuestType guest : sample.guests()) {
                verdicts.refusal(sample.json(guest)).ifPresent(why -> refused.add(sample + "\n  " + why));
            }
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void onTheCorpus() {
        List<String> contradictions = new ArrayList<>();
        Set<String> said = new HashSet<>();
        int refused = 0;
        for (CorpusCase sample : Corpus.all()) {
            Optional<String> refusal = verdicts.refusal(sample.config());
            refused += refusal.isPresent() ? 1 : 0;
            if (refusal.isPresent() && sample.isAccepted()) {
                contradictions.add(sample + "\n  only the API server refuses: " + refusal.get());
            }
            inCel().filter(refusal.orElse("")::contains).forEach(said::add);
            broken(sample.read())
                    .filter(message -> !refusal.orElse("").contains(message))
                    .map(message -> sample + "\n  the API server does not say: " + message)
                    .forEach(contradictions::add);
        }
        System.out.printf(
                "corpus: %d cases, %d of them refused by the API server, %d rules in CEL%n",
                Corpus.all().size(), refused, said.size());
        assertThat(contradictions).isEmpty();
        assertThat(Corpus.all()).hasSizeGreaterThanOrEqualTo(150);
        assertThat(said)
                .as("every rule in CEL refused something")
                .containsExactlyInAnyOrderElementsOf(inCel().toList());
    }

    /** What the API server says for each rule that it knows. */
    private static Stream<String> inCel() {
        return Rules.all().stream().flatMap(rule -> rule.cel().stream()).map(Rule.Cel::message);
    }

    /** What the API server has to say of a config that can be read: the rules it knows that the validator finds broken. */
    private static Stream<String> broken(DomainConfig config) {
        return Rules.all().stream()
                .filter(rule -> config.unreadable().isEmpty())
                .filter(rule -> {
                    List<Finding> findings = new ArrayList<>();
                    rule.check().check(config, new Place("", null, null, findings::add));
                    return !findings.isEmpty();
                })
                .flatMap(rule -> rule.cel().stream())
                .map(Rule.Cel::message);
    }

    private static List<Finding> schemaFaults(Map<String, Object> config) {
        return DomainConfig.fromJson(config).unreadable().stream()
                .filter(finding -> IN_SCHEMA.contains(finding.code()))
                .toList();
    }

    private static String shown(Map<String, Object> config) {
        String text = config.toString();
        return text.length() <= 300 ? text : text.substring(0, 300) + "...";
    }
}
