package io.xendomain.xlcfg.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.corpus.Corpus;
import io.xendomain.xlcfg.corpus.CorpusCase;
import io.xendomain.xlcfg.read.CfgReader;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each code says something that can really be found. */
class EveryCodeTest {
    /** What only a text can have wrong. */
    private static final List<String> TEXTS = List.of(
            "name = \"web\r\n",
            "name = web\n",
            "name = \"web\\q\"\n",
            "memory = 512\nmemory = 1024\n",
            "memory = 512\nmemory += 512\n",
            "memroy = 512\n");

    /** What only an agent can say, which knows the policy of its host and what was done there. */
    private static final Set<Code> FOUND_IN_DOM0 = EnumSet.of(Code.NotAllowedOnHost, Code.ChangedByHand);

    /** What only two domains can have wrong. */
    private static final DomainConfig CLAIMS_ALL = DomainConfig.fromJson(Map.of(
            "type",
            "hvm",
            "name",
            "web",
            "uuid",
            "6f1f3f3c-5c68-4f4c-8f5c-8a5c1de0a111",
            "vif",
            List.of(Map.of("mac", "00:16:3e:12:34:56")),
            "disk",
            List.of(Map.of("vdev", "xvda", "target", "/dev/vg0/web")),
            "pci",
            List.of(Map.of("bdf", "0000:03:00.0")),
            "vncdisplay",
            7,
            "vncunused",
            false));

    @Test
    void every_code_is_found_somewhere() {
        assertThat(Stream.of(
                                Corpus.all().stream().map(CorpusCase::findings),
                                TEXTS.stream().map(text -> CfgReader.read(text).findings()),
                                Stream.of(Upgrade.check(
                                        DomainConfig.fromJson(Map.of("type", "hvm")),
                                        HostFacts.any(XenVersion.of("4.18")),
                                        XenVersion.of("4.19"))),
                                Stream.of(CrossRules.check(CLAIMS_ALL, Map.of("db", Claims.of(CLAIMS_ALL)))))
                        .flatMap(findings -> findings)
                        .flatMap(List::stream)
                        .map(Finding::code))
                .containsAll(EnumSet.complementOf(EnumSet.copyOf(FOUND_IN_DOM0)));
    }

    @Test
    void every_code_has_a_paragraph_of_its_own() {
        assertThat(Code.values())
                .extracting(Code::paragraph)
                .allSatisfy(paragraph ->
                        assertThat(paragraph).hasSizeGreaterThan(50).endsWith("."))
                .doesNotHaveDuplicates();
    }
}
