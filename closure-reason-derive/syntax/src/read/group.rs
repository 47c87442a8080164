use syn::Expr;

/// The expression inside the invisible groups that `macro_rules!` puts around it.
pub(super) fn ungrouped(mut expr: &Expr) -> &Expr {
    while let Expr::Group(group) = expr {
        expr = &group.expr;
    }
    expr
}
