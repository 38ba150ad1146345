package io.xendomain.xlcfg.model;

/** What has to hold between the parameters of one item. Only asked when each of them by itself is right. */
@FunctionalInterface
public interface ItemRule {

    /** Reports what is wrong, and returns the item in its one form: without what says nothing. */
    Struct check(Struct item, Place place);
}
