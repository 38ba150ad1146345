package io.xendomain.xlcfg.spec;

import static io.xendomain.xlcfg.Code.Deprecated;
import static io.xendomain.xlcfg.Code.DuplicateKey;
import static io.xendomain.xlcfg.Code.ForbiddenCharacter;
import static io.xendomain.xlcfg.Code.Ignored;
import static io.xendomain.xlcfg.Code.InvalidFormat;
import static io.xendomain.xlcfg.Code.Missing;
import static io.xendomain.xlcfg.Code.MissingCompanion;
import static io.xendomain.xlcfg.Code.NotAllowed;
import static io.xendomain.xlcfg.Code.UnknownKey;
import static io.xendomain.xlcfg.Code.WrongType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** Disks in every form that libxlu_disk_l.l reads, and what becomes of them. */
class DiskSpecTest {

    static final List<Arguments> FORMS = List.of(
            form("/dev/vg/a,raw,xvda,w", "format=raw,vdev=xvda,access=rw,target=/dev/vg/a"),
            form("/dev/vg/a,raw,xvda,rw,", "format=raw,vdev=xvda,access=rw,target=/dev/vg/a"),
            form("/a,raw,xvda", "format=raw,vdev=xvda,target=/a"),
            form("/a,raw,xvda,", "format=raw,vdev=xvda,target=/a"),
            form("/a,,xvda", "format=raw,vdev=xvda,target=/a"),
            form("/a,,xvda,", "format=raw,vdev=xvda,target=/a"),
            form("/a,raw,xvda,,", "format=raw,vdev=xvda,access=rw,target=/a"),
            form("/a , raw,xvda".replace(" ,", ","), "format=raw,vdev=xvda,target=/a"),
            form(" \t/a,\n qcow2, xvda, r", "format=qcow2,vdev=xvda,access=ro,target=/a"),
            form("vdev=xvda,target=/a", "vdev=xvda,target=/a"),
            form("vdev=xvda,target=/a,", "vdev=xvda,target=/a"),
            form("format=,vdev=xvda,access=,target=/a", "format=raw,vdev=xvda,access=rw,target=/a"),
            form("/a,vdev=xvda,qcow2", "format=qcow2,vdev=xvda,target=/a"),
            form("format=qcow2,/a,xvda,r", "format=qcow2,vdev=xvda,access=ro,target=/a"),
            form("vdev=hdc,access=ro,devtype=cdrom,target=/cd.iso", "vdev=hdc,access=ro,devtype=cdrom,target=/cd.iso"),
            form("/cd.iso,raw,hdc,r,cdrom", "format=raw,vdev=hdc,access=ro,devtype=cdrom,target=/cd.iso"),
            form("vdev=hdc,cdrom", "vdev=hdc,devtype=cdrom"),
            form("vdev=hdc,devtype=cdrom,format=empty", "format=empty,vdev=hdc,devtype=cdrom"),
            form(",empty,hdc,r,devtype=cdrom", "format=empty,vdev=hdc,access=ro,devtype=cdrom"),
            form("vdev=xvda,devtype=cdrom,devtype=disk,target=/a", "vdev=xvda,devtype=disk,target=/a", DuplicateKey),
            form("vdev=xvda,access=ro,access=rw,target=/a", "vdev=xvda,access=rw,target=/a", DuplicateKey),
            form("/a,raw,xvda,w,access=ro", "format=raw,vdev=xvda,access=ro,target=/a", DuplicateKey),
            form("access=ro,/a,raw,xvda,w", "format=raw,vdev=xvda,access=rw,target=/a", DuplicateKey),
            form("vdev=xvda,access=ro,access=r,target=/a", "vdev=xvda,access=ro,target=/a"),
            form("vdev=xvda,devtype=disk,cdrom,target=/a", "vdev=xvda,devtype=cdrom,target=/a", DuplicateKey),
            form("vdev=xvda,grant_usage=0,grant_usage=1,target=/a", "vdev=xvda,grant_usage=1,target=/a", DuplicateKey),
            form("vdev=xvda,format=raw,format=raw,target=/a", "format=raw,vdev=xvda,target=/a"),
            form("vdev=xvda,discard,no-discard,target=/a", "vdev=xvda,no-discard,target=/a", DuplicateKey),
            form("vdev=xvda,discard,discard,target=/a", "vdev=xvda,discard,target=/a"),
            form(
                    "vdev=xvda,direct-io-safe,discard,untrusted,no-colo,target=/a",
                    "vdev=xvda,direct-io-safe,discard,untrusted,no-colo,target=/a"),
            form(
                    "vdev=xvda,backend=stor,backendtype=qdisk,script=block-x,target=a b",
                    "vdev=xvda,backend=stor,backendtype=qdisk,script=block-x,target=a b"),
            form(
                    "vdev=xvda,specification=virtio,grant_usage=1,target=/a",
                    "vdev=xvda,specification=virtio,grant_usage=1,target=/a"),
            form("vdev=xvda,target=/a=b", "vdev=xvda,target=/a=b"),
            form("vdev=xvda,target=/a\\", "vdev=xvda,target=/a\\"),
            form("rbd:pool/img,raw,xvda,w", "format=raw,vdev=xvda,access=rw,target=rbd:pool/img"),
            form("vdev=xvda,target=rbd:pool/img:id=x", "vdev=xvda,target=rbd:pool/img:id=x"),
            form("vdev=xvda,target=file:/a", "vdev=xvda,target=file:/a"),
            form("vdev=xvda,colo,colo-host=h,colo-port=1,colo-export=e,active-disk=/x,hidden-disk=/y,target=/a"),
            form("vdev=xvda,target=,", null, MissingCompanion),
            // the forms of xend's days
            form("phy:/dev/a,xvda,w", "vdev=xvda,access=rw,target=/dev/a", Deprecated),
            form("file:/a,xvda,w", "vdev=xvda,access=rw,target=/a", Deprecated),
            form("tap:qcow2:/a,xvda,w", "format=qcow2,vdev=xvda,access=rw,target=/a", Deprecated, Deprecated),
            form("tap2:aio:/a,xvda,w", "vdev=xvda,access=rw,target=/a", Deprecated, Deprecated),
            form("tapdisk:vhd:/a,xvda,r", "format=vhd,vdev=xvda,access=ro,target=/a", Deprecated, Deprecated),
            form("qcow:/a,xvda,w", "format=qcow,vdev=xvda,access=rw,target=/a", Deprecated),
            form("raw:/a,raw,xvda", null, Deprecated, InvalidFormat, NotAllowed), // raw is read as vdev, xvda as access
            form("drbd:res,xvda,w", "vdev=xvda,access=rw,script=block-drbd,target=res", Deprecated),
            form("iscsi:iqn,xvda,w", "vdev=xvda,access=rw,script=block-iscsi,target=iqn", Deprecated),
            form("nbd:x,xvda,w", "vdev=xvda,access=rw,script=block-nbd,target=x", Deprecated),
            form("enbd:x,xvda,w", "vdev=xvda,access=rw,script=block-enbd,target=x", Deprecated),
            form("phy:/a,ioemu:hda,w", "vdev=hda,access=rw,target=/a", Deprecated, Deprecated),
            form("file:/cd,hdc:cdrom,r", "vdev=hdc,access=ro,devtype=cdrom,target=/cd", Deprecated, Deprecated),
            form("/a,raw,hda:disk,w", "format=raw,vdev=hda,access=rw,devtype=disk,target=/a", Deprecated),
            form(",hdc:cdrom,r", "format=empty,vdev=hdc,access=ro,devtype=cdrom", Deprecated),
            form("/a,raw,hda:floppy,w", null, Deprecated, NotAllowed),
            form("vdev=xvda,colo-port=9,colo-port=9,/a", "vdev=xvda,colo-port=9,target=/a"),
            // what xl refuses, or takes for something else
            form("vdev=xvda,devtype=,devtype=disk,/a", null, InvalidFormat),
            form("vdev=xvda,access=W,access=,/a", null, InvalidFormat),
            form("vdev=xvda,backendtype=,backendtype=phy,/a", null, InvalidFormat),
            form("vdev=xvda,backend=,target=/a", null, InvalidFormat),
            form("vdev=xvda,script=,target=/a", null, InvalidFormat),
            form("vdev=xvda,grant_usage=0 t", null, InvalidFormat),
            form("/a,xvda,w", null, NotAllowed, InvalidFormat),
            form("", null, Missing, MissingCompanion),
            form("target=/a", null, Missing),
            form("vdev=xvda", null, MissingCompanion),
            form("vdev=xvda,format=raw", null, MissingCompanion),
            form("vdev=xvda,/a,raw,w,x", null, InvalidFormat),
            form("vdev = xvda,target=/a", null, UnknownKey, Missing),
            form("vdev=xvda,format=QCOW2,target=/a", null, NotAllowed),
            form("vdev=xvda,access=w!,target=/a", null, NotAllowed),
            form("vdev=xvda,backendtype=,target=/a", null, NotAllowed),
            form("vdev=xvda,devtype=floppy,target=/a", null, NotAllowed),
            form("vdev=xvda,grant_usage=2,target=/a", null, InvalidFormat),
            form("vdev=xvda,colo-port=x,target=/a", null, WrongType),
            form("vdev=xvda,format=raw,format=qcow2,target=/a", null, InvalidFormat),
            form("vdev=xvda,vdev=xvdb,target=/a", null, InvalidFormat),
            form("readonly,vdev=xvda,target=/a", null, InvalidFormat),
            form("vdev=xvda,discard=1,target=/a", null, UnknownKey),
            form("vdev=xvda,foo=1,target=/a", null, UnknownKey),
            form("nfs:/x,raw,xvda", null, InvalidFormat),
            form("vmdk:/x,raw,xvda", null, InvalidFormat),
            form("qed:/x,raw,xvda", null, InvalidFormat),
            form("rbd:Pool,raw,xvda", null, InvalidFormat),
            // what xl takes and should not
            form("vdev=foo,target=/a", null, InvalidFormat),
            form("vdev=xvda,target=/a,b", null, ForbiddenCharacter),
            form("vdev=xvda,target=/a,format=qcow2", null, ForbiddenCharacter),
            form("vdev=xvda ,target=/a", null, InvalidFormat),
            form("vdev=xvda,target=/a ", null, ForbiddenCharacter),
            form("vdev=xvda,target=/a\u0000b", null, Code.ControlCharacter),
            form("vdev=hdc,devtype=cdrom,access=rw,target=/a", "vdev=hdc,access=rw,devtype=cdrom,target=/a", Ignored));

    @ParameterizedTest(name = "{0}")
    @FieldSource("FORMS")
    void everyFormIsReadAsXlReadsIt(String spec, String canonical, List<Code> codes) {
        Reading<Struct> reading = Reading.ofText(DiskSpec.TYPE, spec);

        assertThat(reading.codes()).containsExactlyElementsOf(codes);
        if (canonical == null) {
            assertThat(reading.isRefused()).isTrue();
        } else {
            assertThat(Reading.text(DiskSpec.TYPE, reading.value())).isEqualTo(canonical);
            assertThat(Reading.ofText(DiskSpec.TYPE, canonical).value()).isEqualTo(reading.value());
        }
    }

    @Test
    void aListInTheListIsRefusedBecauseXlLosesWhatFollows() {
        assertThat(Reading.of(DiskSpec.TYPE, new CfgValue.Items(List.of())).codes())
                .containsExactly(WrongType);
    }

    @Test
    void jsonHasOneFieldForEachPairOfWords() {
        Map<String, Object> json = Map.of("vdev", "xvda", "target", "/a", "discard", false, "trusted", true);

        Reading<Struct> reading = Reading.ofJson(DiskSpec.TYPE, json);

        assertThat(reading.findings()).isEmpty();
        assertThat(Reading.text(DiskSpec.TYPE, reading.value())).isEqualTo("vdev=xvda,no-discard,trusted,target=/a");
        assertThat(DiskSpec.TYPE.toJson(reading.value())).isEqualTo(json);
    }

    @Test
    void directIoSafeHasNoWordForFalseAndFalseSaysNothing() {
        Reading<Struct> reading =
                Reading.ofJson(DiskSpec.TYPE, Map.of("vdev", "xvda", "target", "/a", "directIoSafe", false));

        assertThat(Reading.text(DiskSpec.TYPE, reading.value())).isEqualTo("vdev=xvda,target=/a");
    }

    @Test
    void aBrokenFieldIsReportedOnceAndNotAlsoMissing() {
        assertThat(Reading.ofJson(DiskSpec.TYPE, Map.of("vdev", "foo", "target", "/a"))
                        .codes())
                .containsExactly(InvalidFormat);
    }

    @Test
    void trustedIsRefusedFor417WhoseShippedXlDoesNotKnowIt() {
        Struct disk =
                Reading.ofText(DiskSpec.TYPE, "vdev=xvda,trusted,target=/a").value();
        List<Finding> findings = new ArrayList<>();

        DiskSpec.TYPE.checkVersion(disk, XenVersion.of("4.17"), new Place("disk[0]", "disk", null, findings::add));

        assertThat(findings).extracting(Finding::code).containsExactly(Code.NeedsNewerXen);
    }

    private static Arguments form(String spec) {
        return form(spec, spec);
    }

    private static Arguments form(String spec, String canonical, Code... codes) {
        return arguments(spec, canonical, List.of(codes));
    }
}
