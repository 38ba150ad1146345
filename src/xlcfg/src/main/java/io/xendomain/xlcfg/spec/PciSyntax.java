package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.model.Fields;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.SpecSyntax;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address with its slot first, or a name; then parameters. Blanks are nowhere allowed. Written with the address
 * first, because that is the one form that every xl reads.
 */
final class PciSyntax implements SpecSyntax {
    /** What xl takes for an address at the beginning. */
    private static final Pattern ADDRESS =
            Pattern.compile("([0-9a-fA-F]+(?::[0-9a-fA-F]*)+(?:\\.[0-9a-fA-F*]*)?)(?:@([^,]*))?(?:,|$)");

    @Override
    public Struct read(CfgValue value, Fields fields, Place place) {
        String text = SpecString.textOfParameters(value, fields, place);
        if (text == null) {
            return null;
        }
        Struct device = Struct.empty();
        Matcher address = ADDRESS.matcher(text);
        String rest = text;
        if (address.lookingAt()) {
            device = with(device, PciSpec.BDF, address.group(1), place);
            device = address.group(2) == null ? device : with(device, PciSpec.VSLOT, address.group(2), place);
            rest = text.substring(address.end());
        }
        if (rest.endsWith(",")) {
            rest = rest.substring(0, rest.length() - 1);
        }
        for (String piece : rest.isEmpty() ? new String[0] : rest.split(",", -1)) {
            device = take(device, piece, fields, place);
        }
        return device;
    }

    @Override
    public CfgValue write(Struct device, Fields fields, XenVersion version) {
        List<String> pieces = new ArrayList<>();
        for (Key<?> key : fields.keys()) {
            if (!device.has(key)) {
                continue;
            }
            String value = key == PciSpec.VSLOT
                    ? Long.toHexString(device.get(PciSpec.VSLOT))
                    : SpecString.print(device, key, version);
            if (value.indexOf(',') >= 0) {
                throw new IllegalStateException(key + " would end at its comma: " + value);
            }
            if (key == PciSpec.BDF) {
                pieces.add(value);
            } else if (key == PciSpec.VSLOT && device.has(PciSpec.BDF)) {
                pieces.add(pieces.removeLast() + "@" + value);
            } else {
                pieces.add(key.name() + "=" + value);
            }
        }
        return new CfgValue.Text(String.join(",", pieces));
    }

    private static Struct take(Struct device, String piece, Fields fields, Place place) {
        int equals = piece.indexOf('=');
        if (equals < 0) {
            SpecString.reportMalformed(piece, "xl refuses a parameter without a value", place);
            return device;
        }
        Key<?> key = SpecString.named(piece.substring(0, equals), fields.keys());
        if (key == null) {
            SpecString.reportUnknown(piece.substring(0, equals), fields, "xl refuses it", place);
            return device;
        }
        return with(device, key, piece.substring(equals + 1), place);
    }

    private static Struct with(Struct device, Key<?> key, String text, Place place) {
        CfgValue value = key == PciSpec.VSLOT
                ? new CfgValue.Text(text.matches("[0-9a-fA-F]{1,8}") ? "0x" + text : text)
                : SpecString.value(key, text, false, place.child(key));
        return SpecString.with(device, key, value, place);
    }
}
