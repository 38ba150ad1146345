package io.xendomain.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.keys.GeneralKeys;
import io.xendomain.xlcfg.keys.IdentityKeys;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EffectiveConfigTest {
    private static final String UUID = "0123abcd-0123-4123-8123-0123456789ab";

    /** Running domains are found by it, so it must never change. */
    @Test
    void nameAndUuidComeFromTheObject() {
        DomainConfig config = effective(Map.of(), "web-1");

        assertThat(config.get(GeneralKeys.NAME)).isEqualTo("web-1");
        assertThat(config.get(IdentityKeys.UUID_OF_DOMAIN)).hasToString("c9741a66-ab22-5562-ac00-293101b9d672");
        assertThat(config.unreadable()).isEmpty();
    }

    @Test
    void whatTheConfigSaysStays() {
        DomainConfig config = effective(Map.of("name", "db", "uuid", UUID), "123");

        assertThat(config.get(GeneralKeys.NAME)).isEqualTo("db");
        assertThat(config.get(IdentityKeys.UUID_OF_DOMAIN)).hasToString(UUID);
        assertThat(config.unreadable()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"123", "a-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789"})
    void anObjectsNameThatDoesNotDoForADomainIsFound(String name) {
        DomainConfig config = effective(Map.of(), name);

        assertThat(config.has(GeneralKeys.NAME)).isFalse();
        assertThat(config.unreadable())
                .extracting(Finding::field, Finding::isError)
                .containsExactly(tuple("name", true));
    }

    @Test
    void aNameThatCannotBeReadIsNotReplaced() {
        DomainConfig config = effective(Map.of("name", 7), "web-1");

        assertThat(config.has(GeneralKeys.NAME)).isFalse();
        assertThat(config.unreadable()).extracting(Finding::code).containsExactly(Code.WrongType);
    }

    private static DomainConfig effective(Map<String, Object> config, String name) {
        return EffectiveConfig.of(DomainConfig.fromJson(config), "prod", name);
    }
}
