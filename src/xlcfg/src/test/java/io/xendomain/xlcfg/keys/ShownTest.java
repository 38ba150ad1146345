package io.xendomain.xlcfg.keys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {

    @Test
    void secretsAreNamedAndNotShown() {
        assertThat(Shown.of("vncpasswd", "hunter2")).isEqualTo(Shown.HIDDEN);
        assertThat(Shown.of("spicepasswd", "hunter2")).isEqualTo(Shown.HIDDEN);
        assertThat(Shown.of("vfb[0]", "vnc=1,vncpasswd=hunter2")).isEqualTo(Shown.HIDDEN);
        assertThat(Shown.of("vncpasswd", null)).isNull();
    }

    @Test
    void everythingElseIs() {
        assertThat(Shown.of("memory", "256")).isEqualTo("256");
        assertThat(Shown.of("disk[xvda]", "pdev_path=/dev/vg0/web-1")).isEqualTo("pdev_path=/dev/vg0/web-1");
        assertThat(Shown.of("noSuchKey", "x")).isEqualTo("x");
    }
}
