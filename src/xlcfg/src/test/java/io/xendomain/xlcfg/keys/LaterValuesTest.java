package io.xendomain.xlcfg.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Words and parameters that came later than the key they belong to: an older xl would not say that it ignores them. */
class LaterValuesTest {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    @ParameterizedTest(name = "{1} needs {0}")
    @CsvFileSource(resources = "later-values.tsv", delimiter = '\t', quoteCharacter = '\0', numLinesToSkip = 1)
    void areRefusedForAnOlderXen(String since, String json) throws JsonProcessingException {
        DomainConfig config = DomainConfig.fromJson(new ObjectMapper().readValue(json, OBJECT));
        XenVersion release = XenVersion.of(since);

        assertThat(config.unreadable()).isEmpty();
        assertThat(findings(config, new XenVersion(release.major(), release.minor() - 1)))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.code()).isEqualTo(Code.NeedsNewerXen));
        assertThat(findings(config, release)).isEmpty();
    }

    private static List<Finding> findings(DomainConfig config, XenVersion version) {
        List<Finding> findings = new ArrayList<>();
        Keys.CONFIG.checkVersion(config.values(), version, new Place("", null, null, findings::add));
        return findings;
    }
}
