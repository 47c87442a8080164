use syn::Expr;

/// What stands in the invisible groups that `macro_rules!` puts around an expression.
pub(super) fn ungrouped(mut expr: &Expr) -> &Expr {
    while let Expr::Group(group) = expr {
        expr = &group.expr;
    }
    expr
}
