//! How a command tells what it has to say: the same for all that have messages.

use clap::Args;

use super::values::MessageFormat;

/// Arguments about messages.
#[derive(Args, Debug)]
pub(crate) struct MessageArgs {
    /// How diagnostics are written.
    #[arg(
        long = "thong-bao",
        value_name = "DẠNG",
        default_value = "human",
        hide_default_value = true,
        hide_possible_values = true,
        help = "Dạng của thông báo: human, short (mỗi thông báo một dòng), json (cho chương trình khác đọc) [mặc định: human]"
    )]
    pub format: MessageFormat,
    /// Warnings show in the exit code.
    #[arg(long = "nghiem", help = "Nghiêm: có cảnh báo thì mã thoát là 3 dù việc vẫn được làm")]
    pub strict: bool,
}
