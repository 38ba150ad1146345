package io.xendomain.protocol;

/**
 * The XenDomain object that a config belongs to.
 *
 * @param namespace namespace of the object
 * @param name name of the object
 * @param uid {@code metadata.uid}: another one under the same name is a new object, as after a cluster was rebuilt
 */
public record Owner(String namespace, String name, String uid) {

    /** Whether both stand for the same place in Git, whatever object the cluster made of it. */
    public boolean sameName(Owner other) {
        return namespace.equals(other.namespace) && name.equals(other.name);
    }
}
