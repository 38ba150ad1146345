package io.xendomain.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.api.Annotations;
import io.xendomain.api.XenDomain;
import io.xendomain.operator.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class UntouchedTest {
    private boolean leading = true;
    private final Untouched untouched = new Untouched(() -> leading);
    private final XenDomain before = Samples.domain();
    private final XenDomain now = Samples.domain();

    {
        now.getMetadata().setFinalizers(List.of(Annotations.FINALIZER));
    }

    @Test
    void anObjectIsUntouchedFromItsFinalizerToItsFirstPush() {
        assertThat(untouched.contains(now)).isFalse();
        untouched.changed(now, before);
        untouched.changed(now, now);
        assertThat(untouched.contains(now)).isTrue();
        untouched.touched(now);
        assertThat(untouched.contains(now)).isFalse();
        untouched.changed(now, before);
        assertThat(untouched.contains(now))
                .as("news of the finalizer came late")
                .isFalse();
    }

    @Test
    void nothingIsKnownOfAnObjectThatHadItsFinalizerBeforeNorOfOneThatAnotherProcessMayHaveGivenIt() {
        untouched.changed(now, now);
        leading = false;
        untouched.changed(now, before);
        assertThat(untouched.contains(now)).isFalse();
    }

    @Test
    void anObjectThatIsGoneTakesNoRoom() {
        untouched.touched(now);
        untouched.gone(now);
        untouched.changed(now, before);
        assertThat(untouched.contains(now)).isTrue();
    }
}
