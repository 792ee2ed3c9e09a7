//! Rules about the YAML of the officer's files.

use super::Rule;

rules! {
    YAML_01 = Rule::error("YAML-01", "");
    YAML_02 = Rule::error("YAML-02", "");
    YAML_03 = Rule::error("YAML-03", "");
    YAML_04 = Rule::error("YAML-04", "");
    YAML_05 = Rule::error("YAML-05", "");
    YAML_06 = Rule::error("YAML-06", "");
    YAML_07 = Rule::error("YAML-07", "");
    YAML_08 = Rule::error("YAML-08", "");
    YAML_09 = Rule::error("YAML-09", "");
    YAML_10 = Rule::warning("YAML-10", "");
    YAML_11 = Rule::error("YAML-11", "");
    YAML_12 = Rule::error("YAML-12", "");
}
