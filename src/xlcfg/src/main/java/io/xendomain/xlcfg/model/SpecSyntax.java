package io.xendomain.xlcfg.model;

import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.syntax.CfgValue;

/** How an item with several parameters is written in an xl.cfg: a spec string, or a nested list. */
public interface SpecSyntax {

    /** Reads an item as xl reads it; reports what is wrong and returns null when nothing usable is left. */
    Struct read(CfgValue value, Fields fields, Place place);

    /** Writes an item for the xl of that release, so that reading it gives an equal item. */
    CfgValue write(Struct item, Fields fields, XenVersion version);
}
