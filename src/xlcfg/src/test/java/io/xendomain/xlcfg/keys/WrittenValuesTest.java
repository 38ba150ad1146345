package io.xendomain.xlcfg.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.read.CfgReader;
import io.xendomain.xlcfg.read.CfgReading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values as people write them into an xl.cfg: taken in each form that xl takes, refused where xl would mangle them. */
class WrittenValuesTest {

    static List<WrittenValue> values() {
        return WrittenValue.all();
    }

    @ParameterizedTest
    @MethodSource("values")
    void isReadAsXlMeansItOrSaysWhyNot(WrittenValue value) {
        CfgReading reading = CfgReader.read(value.cfg() + "\n");

        assertThat(reading.findings())
                .extracting(Finding::code)
                .isEqualTo(value.finding() == null ? List.<Code>of() : List.of(value.finding()));
        assertThat(json(reading.config().toJson())).isEqualTo(json(value.config()));
    }

    private static String json(Map<String, Object> fields) {
        return new ObjectMapper().valueToTree(fields).toString();
    }
}
