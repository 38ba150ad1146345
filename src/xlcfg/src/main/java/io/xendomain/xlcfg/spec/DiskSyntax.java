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

/**
 * Disks are read in all forms they ever had, and written in the one that has no exceptions: named parameters, target
 * last.
 */
final class DiskSyntax implements SpecSyntax {

    @Override
    public Struct read(CfgValue value, Fields fields, Place place) {
        String text = SpecString.textOfParameters(value, fields, place);
        return text == null ? null : new DiskReader(text, fields, place).read();
    }

    @Override
    public CfgValue write(Struct disk, Fields fields, XenVersion version) {
        List<String> parameters = new ArrayList<>();
        for (Key<?> key : fields.keys()) {
            if (disk.has(key)) {
                String word = write(disk, key, version);
                if (word.indexOf(',') >= 0) {
                    throw new IllegalStateException(key + " would end at its comma: " + word);
                }
                parameters.add(word);
            }
        }
        return new CfgValue.Text(String.join(",", parameters));
    }

    private static String write(Struct disk, Key<?> key, XenVersion version) {
        for (DiskFlag flag : DiskFlag.values()) {
            if (flag.key() == key && disk.get(flag.key()) == flag.value()) {
                return flag.word();
            }
        }
        return key.name() + "=" + SpecString.print(disk, key, version);
    }
}
