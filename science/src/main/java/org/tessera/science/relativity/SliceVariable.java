package org.tessera.science.relativity;

/// The variables of a BSSN slice, named and numbered as in the files of its evolution codes.
public enum SliceVariable {
    U_ALPHA,
    U_CHI,
    U_K,
    U_GT0,
    U_GT1,
    U_GT2,
    U_BETA0,
    U_BETA1,
    U_BETA2,
    U_B0,
    U_B1,
    U_B2,
    U_SYMGT0,
    U_SYMGT1,
    U_SYMGT2,
    U_SYMGT3,
    U_SYMGT4,
    U_SYMGT5,
    U_SYMAT0,
    U_SYMAT1,
    U_SYMAT2,
    U_SYMAT3,
    U_SYMAT4,
    U_SYMAT5,
    C_HAM,
    C_MOM0,
    C_MOM1,
    C_MOM2,
    C_PSI4_REAL,
    C_PSI4_IMG;

    /// The variable of a name.
    ///
    /// @throws IllegalArgumentException naming those there are
    public static SliceVariable of(String name) {
        for (SliceVariable variable : values()) {
            if (variable.name().equalsIgnoreCase(name)) {
                return variable;
            }
        }
        throw new IllegalArgumentException("variable U_CHI, U_ALPHA, ... expected, found '" + name + "'; there are "
                + java.util.List.of(values()));
    }
}
