package io.xendomain.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xendomain.testkit.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReaderTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "namespace: {}                              | line 1: the policy has no field \"namespace\"; did you mean \"namespaces\"?",
                "namespaces: {a: {bridge: [x]}}             | line 1: namespaces.\"a\" has no field \"bridge\"; did you mean \"bridges\"?",
                "namespaces: {a: {bridges: x}}              | line 1: namespaces.\"a\".bridges is \"x\", but must be a list",
                "namespaces: {a: {bridges: }}               | line 1: namespaces.\"a\".bridges is empty, but must be a list; write [] for none",
                "namespaces: {a: {bridges: [[x]]}}          | line 1: namespaces.\"a\".bridges has a list in it, but must hold texts only",
                "namespaces: {a: {bridges: [a b]}}          | line 1: namespaces.\"a\".bridges has \"a b\", but it must be the name of a bridge",
                "namespaces: [a]                            | line 1: namespaces is a list, but must be names with values",
                "namespaces: {a: }                          | line 1: namespaces.\"a\" is empty, but must be names with values; write {} for none",
                "[]                                         | line 1: the policy is a list, but must be names with values",
                "{}                                         | line 1: namespaces is missing",
                "namespaces: {a: {disks: [srv]}}            | namespaces.\"a\".disks has \"srv\", but it must be an absolute path",
                "namespaces: {a: {disks: [/]}}              | namespaces.\"a\".disks has \"/\", but it must be an absolute path below /",
                "namespaces: {a: {disks: [//]}}             | namespaces.\"a\".disks has \"//\", but it must be",
                "namespaces: {a: {disks: [/srv/../etc]}}    | namespaces.\"a\".disks has \"/srv/../etc\", but it must be",
                "namespaces: {a: {scripts: [../x]}}         | namespaces.\"a\".scripts has \"../x\", but it must be",
                "namespaces: {a: {scripts: [..]}}           | namespaces.\"a\".scripts has \"..\", but it must be",
                "namespaces: {a: {diskFormats: [iso]}}      | namespaces.\"a\".diskFormats has \"iso\", but it must be raw, qcow",
                "namespaces: {a: {networkDisks: [/a]}}      | namespaces.\"a\".networkDisks has \"/a\", but it must be",
                "namespaces: {a: {pci: ['03:00']}}          | namespaces.\"a\".pci has \"03:00\", but it must be an address",
                "namespaces: {a: {usb: ['1:4']}}            | namespaces.\"a\".usb has \"1:4\", but it must be BUS.ADDRESS",
                "namespaces: {a: {consoles: ['[::1]']}}     | namespaces.\"a\".consoles has \"[::1]\", but it must be an address",
                "namespaces: {a: {keys: {memory: [1]}}}     | keys has \"memory\", but that is no privileged key; remove it",
                "namespaces: {a: {keys: {nestdhvm: [1]}}}   | keys has \"nestdhvm\", but that is no privileged key; did you mean \"nestedhvm\"?",
                "namespaces: {a: {keys: {kernel: [/x]}}}    | keys has kernel, but that is what kernels is for; list it there",
                "namespaces: {a: {keys: {nestedhvm: true}}} | keys.nestedhvm is \"true\", but must be a list",
                "namespaces: {*: {}}                        | line 1: not YAML as it should be",
                "namespaces: {a: {bridges: [*x]}}           | line 1: \"*x\" refers to another part of the file",
                "namespaces: {a: {}, a: {}}                 | line 1: not YAML as it should be: Duplicate field 'a'",
                "namespaces: {                              | line 1: not YAML as it should be",
            })
    void saysLineFieldAndRemedy(String policy, String message) {
        assertThat(refusal(policy)).contains(message);
    }

    @Test
    void saysEverythingAtOnceWithEachLine() {
        assertThat(refusal("""
                        namespaces:
                          "*":
                            disks:
                              - /srv/xen
                              - etc
                            bridge: [xenbr0]
                          prod:
                            keys:
                              nestdhvm: [true]
                        """)).contains("line 5: namespaces.\"*\".disks has \"etc\"", "line 6: ", "line 9: ", "; ");
    }

    @Test
    void anEmptyFileAndASecondDocumentAreNoPolicy() {
        assertThat(refusal("")).contains("line 1: the file is empty");
        assertThat(refusal("# nothing\n")).contains("the file is empty");
        assertThat(refusal("namespaces: {}\n---\nnamespaces: {}\n")).contains("line 3: a second document");
    }

    @Test
    void numbersAndSwitchesAreTakenAsTheyStandThere() throws PolicyException {
        Rules rules = PolicyReader.read("namespaces: {a: {keys: {vif.vlan: [100, 010], sdl: [true]}, usb: [1.10]}}")
                .of("a");

        assertThat(rules.keys().get("vif.vlan")).containsExactly("100", "010");
        assertThat(rules.keys().get("sdl")).containsExactly("true");
        assertThat(rules.of(Section.USB)).containsExactly("1.10");
    }

    @Test
    void theDocumentedDefaultIsTheDefault() throws IOException {
        String page = Files.readString(Toolchain.projectRoot().resolve("docs/policy.md"));
        try (var in = PolicyReader.class.getResourceAsStream("policy.yaml")) {
            assertThat(page).contains("```yaml\n" + new String(in.readAllBytes()) + "```");
        }
        assertThat(Pattern.compile("(?ms)^```yaml\\n(.*?)^```$")
                        .matcher(page)
                        .results()
                        .map(block -> block.group(1)))
                .hasSize(2)
                .allSatisfy(example -> assertThat(
                                PolicyReader.read(example).of("network").of(Section.KERNELS))
                        .isNotEmpty());
    }

    private static String refusal(String policy) {
        return catchThrowableOfType(PolicyException.class, () -> PolicyReader.read(policy))
                .getMessage();
    }
}
