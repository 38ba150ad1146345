package io.xendomain.agent.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.protocol.PendingChange;
import org.junit.jupiter.api.Test;

class ConfigDiffTest {

    @Test
    void seesNoDifferenceInWhatXlReadsTheSame() {
        assertThat(ConfigDiff.between(
                        "# one\nvcpus = 2\nname = 'd'\nmemory = 64\n",
                        "name=\"d\"; memory = 128\nmemory = 64 # again\nvcpus = \"2\"\n"))
                .isEmpty();
    }

    @Test
    void namesEveryKeyThatDiffers() {
        assertThat(ConfigDiff.between("a = 1\nb = [\"x\"]\nc = \"old\"\n", "c = \"new\"\nb = [\"x\", \"y\"]\nd = 4\n"))
                .containsExactly(
                        new PendingChange("c", "\"old\"", "\"new\""),
                        new PendingChange("b", "[\n    \"x\",\n]", "[\n    \"x\",\n    \"y\",\n]"),
                        new PendingChange("d", null, "4"),
                        new PendingChange("a", "1", null));
    }

    @Test
    void showsNoSecrets() {
        assertThat(ConfigDiff.between(
                        "vncpasswd = \"old\"\nvfb = [\"vnc=1,vncpasswd=old\"]\n",
                        "vncpasswd = \"new\"\nvfb = [\"vnc=1,vncpasswd=new\"]\nspicepasswd = \"new\"\n"))
                .containsExactly(
                        new PendingChange("vncpasswd", "(secret)", "(secret)"),
                        new PendingChange("vfb", "(secret)", "(secret)"),
                        new PendingChange("spicepasswd", null, "(secret)"));
    }
}
