package io.xendomain.xlcfg.spec;

import static io.xendomain.xlcfg.Code.Deprecated;
import static io.xendomain.xlcfg.Code.DuplicateKey;
import static io.xendomain.xlcfg.Code.ForbiddenCharacter;
import static io.xendomain.xlcfg.Code.Ignored;
import static io.xendomain.xlcfg.Code.InvalidFormat;
import static io.xendomain.xlcfg.Code.NotAllowed;
import static io.xendomain.xlcfg.Code.UnknownKey;
import static io.xendomain.xlcfg.Code.WrongType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.model.Struct;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class VifSpecTest {

    static final List<Arguments> FORMS = List.of(
            form("", ""),
            form(",,,", ""),
            form("bridge=xenbr0", "bridge=xenbr0"),
            form(",bridge=xenbr0,,", "bridge=xenbr0"),
            form("  bridge=xenbr0", "bridge=xenbr0"),
            form("bridge=br0, mac=00:16:3E:0:0:1", "mac=00:16:3e:00:00:01,bridge=br0"),
            form("mac=00-16-3e-00-00-01", "mac=00:16:3e:00:00:01"),
            form("ip=10.0.0.1 10.0.0.2,script=vif-route", "ip=10.0.0.1 10.0.0.2,script=vif-route"),
            form("type=ioemu,model=e1000,vifname=web0", "vifname=web0,model=e1000,type=ioemu"),
            form("rate=10Mb/s@20ms,devid=3,mtu=9000,trusted", "rate=10Mb/s@20ms,devid=3,mtu=9000,trusted"),
            form("trusted,untrusted", "untrusted", DuplicateKey),
            form("backend=net,gatewaydev=eth0", "gatewaydev=eth0,backend=net"),
            form("forwarddev=eth1,colo_sock_mirror_id=m", "forwarddev=eth1,colo_sock_mirror_id=m"),
            form("vlan=10p/20", "vlan=10p/20"),
            form("netdev=eth0", "gatewaydev=eth0", Deprecated),
            form("accel=1,bridge=a", "bridge=a", Ignored),
            form("bridge=a,bridge=b", "bridge=b", DuplicateKey),
            form("mtu=1500x", "mtu=1500", Ignored),
            form("mtu=01500", "mtu=1500"),
            form("mtu=x", null, WrongType),
            form("mtu=0x10", null, Ignored, Code.OutOfRange),
            form("mtu=-9000", null, Code.OutOfRange),
            form("brigde=a", null, UnknownKey),
            form("Bridge=a", null, UnknownKey),
            form("bridge =a", null, UnknownKey),
            form("trusted=1", null, UnknownKey),
            form("word", null, UnknownKey),
            form("bridge=br0 ,mtu=1500", null, ForbiddenCharacter),
            form("bridge= br0", null, ForbiddenCharacter),
            form("bridge=", null, InvalidFormat),
            form("type=vif ", null, NotAllowed),
            form("type=pv", null, NotAllowed),
            form("mac=zz:16:3e:00:00:01", null, InvalidFormat),
            form("rate=fast", null, InvalidFormat));

    @ParameterizedTest(name = "{0}")
    @FieldSource("FORMS")
    void everyFormIsReadAsXlReadsIt(String spec, String canonical, List<Code> codes) {
        Reading<Struct> reading = Reading.ofText(VifSpec.TYPE, spec);

        assertThat(reading.codes()).containsExactlyElementsOf(codes);
        if (canonical == null) {
            assertThat(reading.isRefused()).isTrue();
        } else {
            assertThat(Reading.text(VifSpec.TYPE, reading.value())).isEqualTo(canonical);
            assertThat(Reading.ofText(VifSpec.TYPE, canonical).value()).isEqualTo(reading.value());
        }
    }

    @Test
    void aCommaCannotBringInAnotherParameter() {
        assertThat(Reading.ofJson(VifSpec.TYPE, Map.of("bridge", "br0,script=/bin/sh"))
                        .codes())
                .containsExactly(ForbiddenCharacter);
    }

    @Test
    void aMisspeltParameterIsNamedWithWhatWasMeant() {
        assertThat(Reading.ofText(VifSpec.TYPE, "brigde=a")
                        .findings()
                        .getFirst()
                        .message())
                .isEqualTo(
                        "item has \"brigde\", but that is no parameter of a network interface: xl goes on without it;"
                                + " did you mean \"bridge\"?");
    }

    private static Arguments form(String spec, String canonical, Code... codes) {
        return arguments(spec, canonical, List.of(codes));
    }
}
